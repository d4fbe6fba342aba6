package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that hold text, or something by which a text can be told, and by which one sees whether a row is erased. A
 * stage that has run since may have filled others: it has seen a stub.
 */
final class TellingColumns {

    private TellingColumns() {}

    /** Those of all layers that a part has. */
    static List<Column<?>> of(Corpus corpus, PartId part) throws IOException {
        List<Column<?>> columns = new ArrayList<>(List.of(FilesLayer.STUB, FilesLayer.PATH, FilesLayer.BLOB_ID));
        for (String layer : corpus.layers()) {
            if (corpus.stamp(layer, part).isPresent()) {
                corpus.schema(layer).columns().stream()
                        .filter(column -> column.type().kind() == ColumnType.Kind.BYTES
                                || column.type().kind() == ColumnType.Kind.SPANS)
                        .forEach(columns::add);
            }
        }
        return columns;
    }

    /** Whether a row has in one of these columns what a removed row has. */
    static boolean isErased(Row row, Column<?> column) {
        Object value = row.find(column);
        if (column.equals(FilesLayer.STUB)) {
            return ErasedRow.STUB.equals(value);
        }
        return column.equals(FilesLayer.PATH) ? ErasedRow.PATH.equals(value) : value == null || value.equals(List.of());
    }
}
