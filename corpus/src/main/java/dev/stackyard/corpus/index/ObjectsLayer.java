package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import java.util.List;

/**
 * The columns of {@code index/objects/}: a row for every place of every object, sorted by {@link #SWHID}. What an object's row
 * says depends on its type.
 *
 * <pre>
 * cnt   a file: repository, row, path, licences, verdict, and the tokens it became
 * dir   a directory, the root or any below it: repository, path that ends in a slash
 * rev   the revision of a repository; with a path: a submodule that points to this revision
 * snp   the snapshot of a repository
 * </pre>
 *
 * A file whose text is in the shards more than once has a row for each time. Rows of the same object are in an order that
 * depends on nothing but the corpus.
 */
final class ObjectsLayer {

    static final String NAME = "objects";

    /** Core identifier, 50 characters. */
    static final Column<String> SWHID = Column.required(NAME, "swhid", ColumnType.STRING);
    /** Its {@link RepositoriesLayer#REPOSITORY}; null for tokens of a file that the layers have no more. */
    static final Column<Long> REPOSITORY = Column.nullable(NAME, "repository", ColumnType.INT64);
    /** Row of the file in the repository's part; null for what is not one file. */
    static final Column<Long> ROW = Column.nullable(NAME, "row", ColumnType.INT64);
    /** Path from the repository's root; null for revisions and snapshots. */
    static final Column<String> PATH = Column.nullable(NAME, "path", ColumnType.STRING);
    /** SPDX ids; null where no layer says. */
    static final Column<List<String>> DETECTED_LICENSES =
            Column.nullable(NAME, "detected_licenses", ColumnType.STRINGS);

    static final Column<String> LICENSE_TYPE = Column.nullable(NAME, "license_type", ColumnType.STRING);
    /** The first verdict as {@code layer/rule}; null for a file that is kept, and for what is not a file. */
    static final Column<String> VERDICT = Column.nullable(NAME, "verdict", ColumnType.STRING);
    /** Name of the shard that has its tokens; null if none has. */
    static final Column<String> SHARD = Column.nullable(NAME, "shard", ColumnType.STRING);

    static final Column<Long> DOCUMENT = Column.nullable(NAME, "document", ColumnType.INT64);
    static final Column<Long> FIRST_TOKEN = Column.nullable(NAME, "first_token", ColumnType.INT64);
    static final Column<Long> TOKEN_COUNT = Column.nullable(NAME, "token_count", ColumnType.INT64);

    static final LayerSchema SCHEMA = LayerSchema.of(
            NAME,
            SWHID,
            REPOSITORY,
            ROW,
            PATH,
            DETECTED_LICENSES,
            LICENSE_TYPE,
            VERDICT,
            SHARD,
            DOCUMENT,
            FIRST_TOKEN,
            TOKEN_COUNT);

    private ObjectsLayer() {}
}
