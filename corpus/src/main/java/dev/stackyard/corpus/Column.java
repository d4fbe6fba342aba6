package dev.stackyard.corpus;

import java.util.Objects;

/**
 * One column of one layer: the typed key by which rows are read and written.
 *
 * @param layer name of the layer that holds it, such as {@code languages}
 * @param name column name, unique inside its layer
 * @param nullable whether a row may leave it out; a list that is not nullable may still be empty
 * @param <T> the Java class of its values
 */
public record Column<T>(String layer, String name, ColumnType<T> type, boolean nullable) {

    public Column {
        Objects.requireNonNull(type);
    }

    /** A column that every row has a value for. */
    public static <T> Column<T> required(String layer, String name, ColumnType<T> type) {
        return new Column<>(layer, name, type, false);
    }

    /** A column that a row may leave null. */
    public static <T> Column<T> nullable(String layer, String name, ColumnType<T> type) {
        return new Column<>(layer, name, type, true);
    }

    /** {@code layer.name}, as messages print it. */
    @Override
    public String toString() {
        return layer + "." + name;
    }
}
