package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.TableSlice;
import dev.stackyard.corpus.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables in ORC files; a slice has the stripes that begin in it. */
public final class OrcTables implements Tables {

    private static final String ENDING = ".orc";
    /** A stripe has some ten megabytes: less would be slices without any. */
    private static final long LEAST_SLICE_BYTES = 16L << 20;

    private static final long MOST_SLICE_BYTES = 256L << 20;
    /** As many slices keep a cluster busy; more of them cost the driver time. */
    private static final int ENOUGH_SLICES = 1000;

    private final Storage storage;
    private final StorageFileSystem fileSystem;

    public OrcTables(Storage storage) {
        this.storage = storage;
        this.fileSystem = new StorageFileSystem(storage);
    }

    @Override
    public List<TableSlice> slices(String table) throws IOException {
        Map<String, Long> sizes = sizes(table);
        long total = sizes.values().stream().mapToLong(Long::longValue).sum();
        long wanted = Math.max(LEAST_SLICE_BYTES, Math.min(MOST_SLICE_BYTES, total / ENOUGH_SLICES));
        List<TableSlice> slices = new ArrayList<>();
        sizes.forEach((name, size) -> {
            long at = 0;
            do { // an empty file is read too, so that somebody says what is wrong with it
                slices.add(new TableSlice(name, at, Math.min(wanted, size - at)));
                at += wanted;
            } while (at < size);
        });
        return slices;
    }

    @Override
    public void read(TableScan scan, TableSlice slice, RowConsumer consumer) throws IOException {
        new OrcSlice(fileSystem, storage.location(slice.file()), slice).read(scan, consumer);
    }

    @Override
    public List<String> files(String table) throws IOException {
        return sizes(table).entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue())
                .toList();
    }

    private Map<String, Long> sizes(String table) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String name : names(table)) {
            try (Storage.Reader reader = storage.open(name)) {
                sizes.put(name, reader.size());
            }
        }
        return sizes;
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
