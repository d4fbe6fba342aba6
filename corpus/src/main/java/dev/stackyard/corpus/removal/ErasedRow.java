package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.Stub;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a removed row looks like.
 *
 * <p>In {@code files} it keeps what says whose it was and which content it had: the repository with its identifiers, kind,
 * mode and {@code content_id}, without which nobody could tell later that it must stay out. It loses all that describes the
 * file: path, extension, length, charset, the second hash. In every other layer all columns are empty: even a sketch, a
 * length, or the places of secrets say something about a text.
 */
public final class ErasedRow {

    /** The path of all removed rows. */
    public static final String PATH = "/removed";

    /** The value of {@code stub}. */
    public static final String STUB = Stub.REMOVED.columnValue();

    /** Columns that need a value and have one that means nothing. */
    private static final Map<Column<?>, Object> NEUTRAL =
            Map.of(LicensesLayer.LICENSE_TYPE, "no_license", DuplicatesLayer.CLUSTER_SIZE, 1L);

    private ErasedRow() {}

    /** Erases the row of {@code files} that is being built. */
    public static void erase(RowBuilder row) {
        row.set(FilesLayer.PATH, PATH)
                .set(FilesLayer.EXTENSION, "")
                .set(FilesLayer.BLOB_ID, null)
                .set(FilesLayer.LENGTH_BYTES, 0L)
                .set(FilesLayer.SRC_ENCODING, null)
                .set(FilesLayer.STUB, STUB);
    }

    /** What a column of another layer holds for a removed row. */
    static @Nullable Object blank(Column<?> column) {
        if (column.nullable()) {
            return null;
        }
        Object neutral = NEUTRAL.get(column);
        return neutral != null ? neutral : blank(column.type().kind());
    }

    private static Object blank(ColumnType.Kind kind) {
        return switch (kind) {
            case STRING -> "";
            case BYTES -> dev.stackyard.corpus.ByteSlice.EMPTY;
            case INT64 -> 0L;
            case FLOAT64 -> 0.0;
            case BOOLEAN -> false;
            case TIMESTAMP -> java.time.Instant.EPOCH;
            case STRINGS, SPANS -> List.of();
        };
    }
}
