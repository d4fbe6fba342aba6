package dev.stackyard.corpus;

import java.time.Instant;
import java.util.List;

/**
 * The type of a column: the Java class of its values and the Parquet type that holds them.
 *
 * @param <T> the Java class of one value
 */
public final class ColumnType<T> {

    /** Which of the few shapes a type has; switches over it are exhaustive. */
    public enum Kind {
        STRING,
        BYTES,
        INT64,
        FLOAT64,
        BOOLEAN,
        TIMESTAMP,
        STRINGS,
        SPANS
    }

    /** UTF-8 text. Parquet {@code BYTE_ARRAY (STRING)}. */
    public static final ColumnType<String> STRING = new ColumnType<>(Kind.STRING, String.class);
    /** Uninterpreted bytes. Parquet {@code BYTE_ARRAY}. */
    public static final ColumnType<ByteSlice> BYTES = new ColumnType<>(Kind.BYTES, ByteSlice.class);
    /** Signed 64-bit integer. Parquet {@code INT64}. */
    public static final ColumnType<Long> INT64 = new ColumnType<>(Kind.INT64, Long.class);
    /** IEEE 754 double. Parquet {@code DOUBLE}. */
    public static final ColumnType<Double> FLOAT64 = new ColumnType<>(Kind.FLOAT64, Double.class);
    /** Parquet {@code BOOLEAN}. */
    public static final ColumnType<Boolean> BOOLEAN = new ColumnType<>(Kind.BOOLEAN, Boolean.class);
    /** A moment in UTC, kept to the microsecond. Parquet {@code INT64 (TIMESTAMP(MICROS, UTC))}. */
    public static final ColumnType<Instant> TIMESTAMP = new ColumnType<>(Kind.TIMESTAMP, Instant.class);
    /** An ordered list of non-null strings. Parquet three-level {@code LIST}. */
    public static final ColumnType<List<String>> STRINGS = new ColumnType<>(Kind.STRINGS, List.class);
    /** An ordered list of {@link Span}. Parquet three-level {@code LIST} of a group. */
    public static final ColumnType<List<Span>> SPANS = new ColumnType<>(Kind.SPANS, List.class);

    private final Kind kind;
    private final Class<?> valueClass;

    private ColumnType(Kind kind, Class<?> valueClass) {
        this.kind = kind;
        this.valueClass = valueClass;
    }

    public Kind kind() {
        return kind;
    }

    /** Casts a value that was stored under this type. */
    @SuppressWarnings("unchecked") // the only constructor calls are above: each kind has one value class
    T cast(Object value) {
        return (T) valueClass.cast(value);
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
