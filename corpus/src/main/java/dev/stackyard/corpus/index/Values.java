package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import org.jspecify.annotations.Nullable;

/** A row that was read, as its columns see it. */
record Values(LayerSchema schema, @Nullable Object[] values) {

    @SuppressWarnings("unchecked") // the reader made the value by the column's own type
    <T> @Nullable T find(Column<T> column) {
        return (T) values[schema.columns().indexOf(column)];
    }

    /** A value that is not null here. */
    <T> T get(Column<T> column) {
        @Nullable T value = find(column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }
}
