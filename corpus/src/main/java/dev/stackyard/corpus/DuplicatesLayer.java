package dev.stackyard.corpus;

/** The {@code duplicates} layer: which rows say the same, and which of them is kept. */
public final class DuplicatesLayer {

    public static final String NAME = "duplicates";

    /** Content id of the row that is kept for the cluster; null for a row that has no duplicate. */
    public static final Column<String> CLUSTER_ID = Column.nullable(NAME, "cluster_id", ColumnType.STRING);
    /** Rows in the cluster, the kept one included; 1 for a row that has no duplicate. */
    public static final Column<Long> CLUSTER_SIZE = Column.required(NAME, "cluster_size", ColumnType.INT64);
    /** Exact Jaccard similarity to the kept row; null for a row that is kept, and where rows are linked without being compared. */
    public static final Column<Double> SIMILARITY = Column.nullable(NAME, "similarity", ColumnType.FLOAT64);

    public static final Column<String> KEPT_CONTENT_ID = Column.nullable(NAME, "kept_content_id", ColumnType.STRING);
    public static final Column<String> KEPT_REPO_NAME = Column.nullable(NAME, "kept_repo_name", ColumnType.STRING);
    public static final Column<String> KEPT_PATH = Column.nullable(NAME, "kept_path", ColumnType.STRING);

    /** Location of the corpus that the kept row is in, if that is another one. */
    public static final Column<String> KEPT_CORPUS = Column.nullable(NAME, "kept_corpus", ColumnType.STRING);

    public static final LayerSchema SCHEMA = LayerSchema.judging(
            NAME, CLUSTER_ID, CLUSTER_SIZE, SIMILARITY, KEPT_CONTENT_ID, KEPT_REPO_NAME, KEPT_PATH, KEPT_CORPUS);

    private DuplicatesLayer() {}
}
