package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowCursor;
import java.io.IOException;

/** Writes a layer file anew with some rows changed, under the stamp that it had. */
final class LayerRewriter {

    /** Changes a row that has been copied. */
    @FunctionalInterface
    interface Change {
        void apply(Row before, LayerSchema schema, RowBuilder copy);
    }

    private LayerRewriter() {}

    static void rewrite(Corpus corpus, String layer, PartId part, Change change) throws IOException {
        LayerSchema schema = corpus.schema(layer);
        LayerStamp stamp = corpus.stamp(layer, part).orElseThrow();
        try (RowCursor cursor = corpus.read(part, schema.columns());
                LayerWriter out = corpus.write(part, schema, stamp)) {
            while (cursor.next()) {
                for (Column<?> column : schema.columns()) {
                    copy(column, cursor.row(), out.row());
                }
                change.apply(cursor.row(), schema, out.row());
                out.append();
            }
            out.commit();
        }
    }

    private static <T> void copy(Column<T> column, Row from, RowBuilder to) {
        to.set(column, from.find(column));
    }
}
