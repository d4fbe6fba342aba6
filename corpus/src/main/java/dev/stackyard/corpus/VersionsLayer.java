package dev.stackyard.corpus;

/**
 * The {@code versions} layer: which rows tell of something that a later ingest tells of again, and whole. Such a row has the
 * verdict {@link #SUPERSEDED}, and the columns name the row that is current; of all others they are null. Only issues and pull
 * requests have versions: they go on after they were ingested.
 */
public final class VersionsLayer {

    public static final String NAME = "versions";

    /** The verdict on a row that is not current. */
    public static final String SUPERSEDED = "superseded";

    /** Content id of the current row. */
    public static final Column<String> CURRENT_CONTENT_ID =
            Column.nullable(NAME, "current_content_id", ColumnType.STRING);
    /** Name of its repository, which may have been renamed. */
    public static final Column<String> CURRENT_REPO_NAME =
            Column.nullable(NAME, "current_repo_name", ColumnType.STRING);
    /** Number of its part. */
    public static final Column<Long> CURRENT_PART = Column.nullable(NAME, "current_part", ColumnType.INT64);
    /** Its position in the part, from 0. */
    public static final Column<Long> CURRENT_ROW = Column.nullable(NAME, "current_row", ColumnType.INT64);

    public static final LayerSchema SCHEMA =
            LayerSchema.judging(NAME, CURRENT_CONTENT_ID, CURRENT_REPO_NAME, CURRENT_PART, CURRENT_ROW);

    private VersionsLayer() {}
}
