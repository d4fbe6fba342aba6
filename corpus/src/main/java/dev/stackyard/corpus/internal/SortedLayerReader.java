package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.BinaryColumn;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Looks rows up in a layer file that is sorted by a string column. The page index says which pages may have them, and only
 * these are read.
 */
public final class SortedLayerReader {

    private SortedLayerReader() {}

    /** The columns of a row that was found. */
    public interface Found {

        /** The value of a column that is not null here. */
        <T> T get(Column<T> column);
    }

    /**
     * Hands on every row whose key is at least {@code from} and less than {@code to}, compared as UTF-8 bytes, in file order.
     *
     * @param columns to read; {@code key} must be among them
     */
    public static void forEach(
            Storage storage,
            String name,
            List<Column<?>> columns,
            Column<String> key,
            String from,
            String to,
            Consumer<Found> action)
            throws IOException {
        BinaryColumn parquetKey = FilterApi.binaryColumn(key.name());
        Binary first = Binary.fromString(from);
        Binary end = Binary.fromString(to);
        FilterPredicate range = FilterApi.and(FilterApi.gtEq(parquetKey, first), FilterApi.lt(parquetKey, end));
        Map<Column<?>, Integer> positions =
                IntStream.range(0, columns.size()).boxed().collect(Collectors.toMap(columns::get, i -> i));
        int keyPosition = columns.indexOf(key);
        try (LayerCursor cursor = new LayerCursor(storage, name, columns, FilterCompat.get(range))) {
            Found row = new CursorRow(cursor, positions);
            for (long i = 0; i < cursor.rowCount(); i++) {
                cursor.next();
                byte[] value =
                        Binary.fromString((String) cursor.value(keyPosition)).getBytes();
                if (java.util.Arrays.compareUnsigned(value, first.getBytes()) >= 0
                        && java.util.Arrays.compareUnsigned(value, end.getBytes()) < 0) {
                    action.accept(row);
                }
            }
        }
    }

    private record CursorRow(LayerCursor cursor, Map<Column<?>, Integer> positions) implements Found {

        @Override
        @SuppressWarnings("unchecked") // the cursor made the value by the column's own type
        public <T> T get(Column<T> column) {
            Integer position = positions.get(column);
            if (position == null) {
                throw new IllegalStateException(column + " was not among the columns asked for");
            }
            @Nullable Object value = cursor.value(position);
            if (value == null) {
                throw new IllegalStateException(column + " is null");
            }
            return (T) value;
        }
    }
}
