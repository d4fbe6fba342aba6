package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Selection;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.removal.ErasedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a corpus: what its layers say of them. */
record LayerEntries(List<String> judging) implements EntrySource {

    private static final int ROWS_PER_STEP = 1 << 14;

    /** @param judging layers that can drop rows */
    LayerEntries {
        judging = List.copyOf(judging);
    }

    @Override
    public List<PartId> parts(Corpus corpus) throws IOException {
        return corpus.parts();
    }

    @Override
    public long rowCount(Corpus corpus, PartId part) throws IOException {
        return corpus.rowCount(part);
    }

    @Override
    public void scan(Corpus corpus, PartId part, EntrySink sink, Progress.Task task) throws IOException {
        Selection selection = selection(corpus, part);
        boolean licensed = corpus.stamp(LicensesLayer.NAME, part).isPresent();
        try (RowCursor cursor = corpus.read(part, columns(selection, licensed))) {
            long rows = 0;
            while (cursor.next()) {
                add(cursor.row(), selection, licensed, sink);
                if (++rows == ROWS_PER_STEP) {
                    task.advance(rows, 0);
                    rows = 0;
                }
            }
            task.advance(rows, 0);
        }
    }

    /** Over those of the layers that the part has. */
    private Selection selection(Corpus corpus, PartId part) throws IOException {
        List<String> present = new ArrayList<>();
        for (String layer : judging) {
            if (corpus.stamp(layer, part).isPresent()) {
                present.add(layer);
            }
        }
        return Selection.over(present);
    }

    private static void add(Row row, Selection selection, boolean licensed, EntrySink sink) throws IOException {
        sink.enter(
                row.index(),
                new EntrySink.Revision(
                        row.get(FilesLayer.REPO_NAME),
                        row.find(FilesLayer.REPO_URL),
                        row.find(FilesLayer.SNAPSHOT_ID),
                        row.find(FilesLayer.REVISION_ID),
                        row.find(FilesLayer.DIRECTORY_ID)));
        if (ErasedRow.STUB.equals(row.find(FilesLayer.STUB))) {
            return; // the repository is still known, what was removed of it is not
        }
        sink.file(
                row.get(FilesLayer.CONTENT_ID),
                row.get(FilesLayer.PATH),
                row.get(FilesLayer.MODE),
                Stub.SUBMODULE.columnValue().equals(row.find(FilesLayer.STUB)),
                licensed ? row.find(LicensesLayer.DETECTED_LICENSES) : null,
                licensed ? row.find(LicensesLayer.LICENSE_TYPE) : null,
                verdict(row, selection));
    }

    private static List<Column<?>> columns(Selection selection, boolean licensed) {
        List<Column<?>> columns = new ArrayList<>(List.of(
                FilesLayer.REPO_NAME,
                FilesLayer.REPO_URL,
                FilesLayer.SNAPSHOT_ID,
                FilesLayer.REVISION_ID,
                FilesLayer.DIRECTORY_ID,
                FilesLayer.PATH,
                FilesLayer.CONTENT_ID,
                FilesLayer.MODE,
                FilesLayer.STUB));
        selection.layers().forEach(layer -> columns.add(LayerSchema.drop(layer)));
        if (licensed) {
            columns.add(LicensesLayer.DETECTED_LICENSES);
            columns.add(LicensesLayer.LICENSE_TYPE);
        }
        return columns;
    }

    /** The first verdict; {@link Selection#verdict} would read the evidence too. */
    private static @Nullable String verdict(Row row, Selection selection) {
        @Nullable String stub = row.find(FilesLayer.STUB);
        if (stub != null) {
            return FilesLayer.NAME + "/" + stub;
        }
        for (String layer : selection.layers()) {
            @Nullable String rule = row.find(LayerSchema.drop(layer));
            if (rule != null) {
                return layer + "/" + rule;
            }
        }
        return null;
    }
}
