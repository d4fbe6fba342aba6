package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.ingest.Take;
import dev.stackyard.ingest.internal.kaggle.KaggleFacts;
import dev.stackyard.ingest.internal.kaggle.KaggleNotebooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes rows of those files of one repository that are to become some, in row order. Used by one thread. */
interface FileTaker extends FileSink {

    /** Makes rows of what is still held back. */
    default void end() throws IOException {}

    /**
     * @param mostBytes that one file may have
     * @param kaggle what is known of the entry's notebooks, if they are Kaggle's
     */
    static FileTaker of(PlanEntry entry, RowWriter rows, long mostBytes, KaggleFacts kaggle) {
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
            case KAGGLE -> file -> takeKaggle(entry, times, rows, kaggle, file);
            case DOCUMENTS -> new DocumentTaker(entry, rows, times, mostBytes);
            case PAIRS -> new PairTaker(entry, rows, times);
        };
    }

    /** A notebook that is no text is the stub that it would be anywhere. */
    private static void takeKaggle(
            PlanEntry entry, RowWriter.Instants times, RowWriter rows, KaggleFacts kaggle, SourceFile file)
            throws IOException {
        if (isNotebook(file)) {
            String content = KaggleNotebooks.content(file, kaggle).orElse(null);
            if (content == null) {
                rows.write(entry, times, RowKind.KAGGLE, file);
            } else {
                rows.writeText(entry, times, RowKind.KAGGLE, file, content, null);
            }
        } else if (bearsLicence(file)) {
            rows.write(entry, times, file);
        }
    }

    static boolean isNotebook(SourceFile file) {
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
