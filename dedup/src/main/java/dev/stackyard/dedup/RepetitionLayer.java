package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;

/**
 * The {@code repetition} layer: how much of a file's text many other files have word for word, such as licence headers and
 * functions that are copied around. A signal, no verdict. All columns are null for rows that {@code duplicates} drops or that
 * have no text: copies of whole files are its business.
 */
public final class RepetitionLayer {

    public static final String NAME = "repetition";

    /** Bytes of the UTF-8 text that lie in repeated runs. */
    public static final Column<Long> REPEATED_BYTES = Column.nullable(NAME, "repeated_bytes", ColumnType.INT64);
    /** The same as a share of the text, 0 to 1. */
    public static final Column<Double> REPEATED_FRACTION =
            Column.nullable(NAME, "repeated_fraction", ColumnType.FLOAT64);
    /** In how many other files the most common of its runs occurs; null if none is repeated. */
    public static final Column<Long> MOST_FILES = Column.nullable(NAME, "most_files", ColumnType.INT64);
    /** First byte of the longest stretch of repeated runs; null if none is repeated. */
    public static final Column<Long> LONGEST_START = Column.nullable(NAME, "longest_start", ColumnType.INT64);
    /** The byte after its last. */
    public static final Column<Long> LONGEST_END = Column.nullable(NAME, "longest_end", ColumnType.INT64);

    public static final LayerSchema SCHEMA =
            LayerSchema.of(NAME, REPEATED_BYTES, REPEATED_FRACTION, MOST_FILES, LONGEST_START, LONGEST_END);

    private RepetitionLayer() {}
}
