package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;

/**
 * The columns of {@code index/names.parquet}: what repositories are found by, sorted by {@link #NAME_OR_URL}. Each repository
 * has a row for its name and one for its URL.
 */
final class NamesLayer {

    static final String NAME = "names";

    static final Column<String> NAME_OR_URL = Column.required(NAME, "name", ColumnType.STRING);
    /** Whether it is the repository's URL, not its name. */
    static final Column<Boolean> IS_URL = Column.required(NAME, "is_url", ColumnType.BOOLEAN);
    /** Its {@link RepositoriesLayer#REPOSITORY}. */
    static final Column<Long> REPOSITORY = Column.required(NAME, "repository", ColumnType.INT64);

    static final LayerSchema SCHEMA = LayerSchema.of(NAME, NAME_OR_URL, IS_URL, REPOSITORY);

    private NamesLayer() {}
}
