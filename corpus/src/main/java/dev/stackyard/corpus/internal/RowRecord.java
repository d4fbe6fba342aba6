package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of one layer as an array of values, by position in the schema. */
final class RowRecord implements RowBuilder {

    private final LayerSchema schema;
    private final Map<Column<?>, Integer> positions = new HashMap<>();
    private final @Nullable Object[] values;

    RowRecord(LayerSchema schema) {
        this.schema = schema;
        List<Column<?>> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
        this.values = new Object[columns.size()];
    }

    @Override
    public <T> RowBuilder set(Column<T> column, @Nullable T value) {
        values[position(column)] = value;
        return this;
    }

    @SuppressWarnings("unchecked") // set stored it under the same column
    <T> @Nullable T get(Column<T> column) {
        return (T) values[position(column)];
    }

    private int position(Column<?> column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalStateException(column + " is not a column of layer " + schema.layer());
        }
        return position;
    }

    @Override
    public RowBuilder drop(String rule, String evidence) {
        set(LayerSchema.drop(schema.layer()), rule);
        return set(LayerSchema.dropEvidence(schema.layer()), cut(evidence));
    }

    private static String cut(String evidence) {
        if (evidence.length() <= MAX_EVIDENCE) {
            return evidence;
        }
        int end = Character.isHighSurrogate(evidence.charAt(MAX_EVIDENCE - 1)) ? MAX_EVIDENCE - 1 : MAX_EVIDENCE;
        return evidence.substring(0, end);
    }

    @Nullable
    Object value(int position) {
        return values[position];
    }

    void clear() {
        Arrays.fill(values, null);
    }

    /** @throws IllegalStateException if a required column is null */
    void check() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !schema.columns().get(i).nullable()) {
                throw new IllegalStateException(schema.columns().get(i) + " was not set");
            }
        }
    }
}
