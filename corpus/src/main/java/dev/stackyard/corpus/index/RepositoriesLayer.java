package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;

/**
 * The columns of {@code index/repositories.parquet}: a row for every repository at one revision, in the order of parts and
 * rows. A repository's rows are adjacent.
 */
final class RepositoriesLayer {

    static final String NAME = "repositories";

    static final Column<String> REPO_NAME =
            Column.required(NAME, FilesLayer.REPO_NAME.name(), FilesLayer.REPO_NAME.type());
    /** Number of the row in this file, from 0. */
    static final Column<Long> REPOSITORY = Column.required(NAME, "repository", ColumnType.INT64);

    static final Column<String> REPO_URL =
            Column.nullable(NAME, FilesLayer.REPO_URL.name(), FilesLayer.REPO_URL.type());
    static final Column<String> SNAPSHOT_ID =
            Column.nullable(NAME, FilesLayer.SNAPSHOT_ID.name(), FilesLayer.SNAPSHOT_ID.type());
    static final Column<String> REVISION_ID =
            Column.nullable(NAME, FilesLayer.REVISION_ID.name(), FilesLayer.REVISION_ID.type());
    static final Column<String> DIRECTORY_ID =
            Column.nullable(NAME, FilesLayer.DIRECTORY_ID.name(), FilesLayer.DIRECTORY_ID.type());
    /** Number of its part. */
    static final Column<Long> PART = Column.required(NAME, "part", ColumnType.INT64);

    static final Column<Long> FIRST_ROW = Column.required(NAME, "first_row", ColumnType.INT64);
    static final Column<Long> ROW_COUNT = Column.required(NAME, "row_count", ColumnType.INT64);

    static final LayerSchema SCHEMA = LayerSchema.of(
            NAME, REPO_NAME, REPOSITORY, REPO_URL, SNAPSHOT_ID, REVISION_ID, DIRECTORY_ID, PART, FIRST_ROW, ROW_COUNT);

    private RepositoriesLayer() {}
}
