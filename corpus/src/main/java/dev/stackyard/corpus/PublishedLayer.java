package dev.stackyard.corpus;

import java.util.List;

/**
 * The {@code published} layer: what a published dataset said of its rows, by its own column names, beside what our stages
 * find. Only parts that were made from one have it, and no stage reads it: it is there to be compared with. Any value may be
 * null, because any dataset may lack it.
 */
public final class PublishedLayer {

    public static final String NAME = "published";

    /** {@code the-stack-v2} or {@code the-stack-v3}. */
    public static final Column<String> DATASET = Column.nullable(NAME, "dataset", ColumnType.STRING);
    /** Id of the original bytes as published: a git blob id in The Stack v2, a SHA-1 of the raw bytes in The Stack v3. */
    public static final Column<String> CONTENT_ID = Column.nullable(NAME, "content_id", ColumnType.STRING);
    /** SHA-1 of the raw bytes as published. */
    public static final Column<String> BLOB_ID = Column.nullable(NAME, "blob_id", ColumnType.STRING);

    public static final Column<Long> LENGTH_BYTES = Column.nullable(NAME, "length_bytes", ColumnType.INT64);
    public static final Column<String> SRC_ENCODING = Column.nullable(NAME, "src_encoding", ColumnType.STRING);
    public static final Column<String> LANGUAGE = Column.nullable(NAME, "language", ColumnType.STRING);
    public static final Column<Boolean> IS_VENDOR = Column.nullable(NAME, "is_vendor", ColumnType.BOOLEAN);
    public static final Column<Boolean> IS_GENERATED = Column.nullable(NAME, "is_generated", ColumnType.BOOLEAN);
    public static final Column<List<String>> DETECTED_LICENSES =
            Column.nullable(NAME, "detected_licenses", ColumnType.STRINGS);
    public static final Column<String> LICENSE_TYPE = Column.nullable(NAME, "license_type", ColumnType.STRING);
    public static final Column<Long> NUM_LINES = Column.nullable(NAME, "num_lines", ColumnType.INT64);
    public static final Column<Double> AVG_LINE_LENGTH = Column.nullable(NAME, "avg_line_length", ColumnType.FLOAT64);
    public static final Column<Long> MAX_LINE_LENGTH = Column.nullable(NAME, "max_line_length", ColumnType.INT64);
    public static final Column<Double> ALPHA_FRACTION = Column.nullable(NAME, "alpha_fraction", ColumnType.FLOAT64);
    public static final Column<Double> ALPHANUM_FRACTION =
            Column.nullable(NAME, "alphanum_fraction", ColumnType.FLOAT64);

    public static final LayerSchema SCHEMA = LayerSchema.of(
            NAME,
            DATASET,
            CONTENT_ID,
            BLOB_ID,
            LENGTH_BYTES,
            SRC_ENCODING,
            LANGUAGE,
            IS_VENDOR,
            IS_GENERATED,
            DETECTED_LICENSES,
            LICENSE_TYPE,
            NUM_LINES,
            AVG_LINE_LENGTH,
            MAX_LINE_LENGTH,
            ALPHA_FRACTION,
            ALPHANUM_FRACTION);

    private PublishedLayer() {}
}
