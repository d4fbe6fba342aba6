package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.ingest.Take;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes rows of those files of one repository that are to become some, in row order. Used by one thread. */
interface FileTaker extends FileSink {

    /** Makes rows of what is still held back. */
    default void end() throws IOException {}

    /** @param mostBytes that one file may have */
    static FileTaker of(PlanEntry entry, RowWriter rows, long mostBytes) {
        RowWriter.Instants times = RowWriter.Instants.of(entry);
        FileSink all = file -> rows.write(entry, times, file);
        Take take = entry.takes();
        return switch (take) {
            case EVERYTHING -> all::accept;
            case NOTEBOOKS ->
                file -> {
                    if (isNotebook(file) || bearsLicence(file)) {
                        all.accept(file);
                    }
                };
            case DOCUMENTS -> new DocumentTaker(entry, rows, times, mostBytes);
            case PAIRS -> new PairTaker(entry, rows, times);
        };
    }

    private static boolean isNotebook(SourceFile file) {
        return RowKind.ofPath(path(file)) == RowKind.NOTEBOOK;
    }

    static boolean bearsLicence(SourceFile file) {
        return LicenceBearers.contain(path(file));
    }

    /** A file's path from the source's root. */
    static String path(SourceFile file) {
        return new String(file.path(), StandardCharsets.UTF_8);
    }
}
