package dev.stackyard.tests;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A finished corpus as files and as rows. */
final class CorpusFiles {

    /** The one file in which times are allowed to differ. */
    private static final String JOURNAL = "corpus.json";

    /** Looks at one row. */
    @FunctionalInterface
    interface RowCheck {
        void check(Row row) throws IOException;
    }

    private CorpusFiles() {}

    static Corpus open(Path directory) throws IOException {
        return Corpus.existing(Storages.of(directory));
    }

    /** SHA-256 of every file by its name, the journal left out. */
    static SortedMap<String, String> checksums(Path directory) throws IOException {
        Storage storage = Storages.of(directory);
        SortedMap<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                if (!name.equals(JOURNAL)) {
                    checksums.put(name, Checksums.sha256(storage, name).sha256());
                }
            }
        }
        return checksums;
    }

    static void forEachRow(Corpus corpus, Collection<? extends Column<?>> columns, RowCheck check) throws IOException {
        for (PartId part : corpus.parts()) {
            try (RowCursor cursor = corpus.read(part, columns)) {
                while (cursor.next()) {
                    check.check(cursor.row());
                }
            }
        }
    }
}
