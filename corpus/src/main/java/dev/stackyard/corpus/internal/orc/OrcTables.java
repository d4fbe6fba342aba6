package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tables in ORC files; a slice is a stripe. */
public final class OrcTables implements Tables {

    private static final String ENDING = ".orc";

    private final Storage storage;
    private final StorageFileSystem fileSystem;

    public OrcTables(Storage storage) {
        this.storage = storage;
        this.fileSystem = new StorageFileSystem(storage);
    }

    @Override
    public void scan(TableScan scan, Supplier<? extends RowConsumer> consumers, WorkerPool pool) throws IOException {
        List<OrcSlice> slices = new ArrayList<>();
        for (String name : names(scan.table())) {
            slices.addAll(OrcSlice.of(fileSystem, storage.location(name), name, scan));
        }
        pool.forEach(slices, slice -> {
            try (RowConsumer consumer = consumers.get()) {
                slice.read(scan, consumer);
            }
        });
    }

    @Override
    public List<String> files(String table) throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : names(table)) {
            try (Storage.Reader reader = storage.open(name)) {
                files.add(name + " " + reader.size());
            }
        }
        return files;
    }

    @Override
    public boolean has(String table) throws IOException {
        return storage.list(table).stream().anyMatch(name -> name.endsWith(ENDING));
    }

    private List<String> names(String table) throws IOException {
        List<String> names = storage.list(table).stream()
                .filter(name -> name.endsWith(ENDING))
                .map(name -> table + "/" + name)
                .toList();
        if (names.isEmpty()) {
            throw new UserException(storage.location(table) + " holds no " + ENDING
                    + " file: give the directory that holds one directory for each table, such as .../2023-09-06/orc");
        }
        return names;
    }
}
