package dev.stackyard.corpus;

import java.time.Instant;

/**
 * The {@code files} layer: what every row is and where it came from. Written by ingest, one row for every file of a
 * repository's tree, stubs included. Column names and meanings are The Stack v2's wherever it has the column.
 *
 * <p><b>Row order.</b> A repository's rows are adjacent. Inside a repository its {@code .gitattributes} files come
 * first, then all other files; both groups are sorted by path as unsigned bytes (git's own index order). So a stage that
 * reads rows one by one has seen the attributes before any file that they govern.
 */
public final class FilesLayer {

    public static final String NAME = "files";

    /** {@code owner/name} where the origin has that shape, otherwise the last path segments that tell it apart. */
    public static final Column<String> REPO_NAME = Column.required(NAME, "repo_name", ColumnType.STRING);
    /** Where the repository can be fetched from; a {@code file:} URL for a local one without a remote. */
    public static final Column<String> REPO_URL = Column.nullable(NAME, "repo_url", ColumnType.STRING);
    /** SWHID hash of the snapshot: all branches and tags as ingested. */
    public static final Column<String> SNAPSHOT_ID = Column.nullable(NAME, "snapshot_id", ColumnType.STRING);
    /** Commit that the rows come from; null for a directory or an archive. */
    public static final Column<String> REVISION_ID = Column.nullable(NAME, "revision_id", ColumnType.STRING);
    /** Root tree of the repository at that commit. */
    public static final Column<String> DIRECTORY_ID = Column.nullable(NAME, "directory_id", ColumnType.STRING);
    /** Full name of the branch, such as {@code refs/heads/main}. */
    public static final Column<String> BRANCH_NAME = Column.nullable(NAME, "branch_name", ColumnType.STRING);

    public static final Column<Instant> VISIT_DATE = Column.nullable(NAME, "visit_date", ColumnType.TIMESTAMP);
    public static final Column<Instant> REVISION_DATE = Column.nullable(NAME, "revision_date", ColumnType.TIMESTAMP);
    public static final Column<Instant> COMMITTER_DATE = Column.nullable(NAME, "committer_date", ColumnType.TIMESTAMP);
    public static final Column<Long> GITHUB_ID = Column.nullable(NAME, "github_id", ColumnType.INT64);
    public static final Column<Long> STAR_EVENTS_COUNT = Column.required(NAME, "star_events_count", ColumnType.INT64);
    public static final Column<Long> FORK_EVENTS_COUNT = Column.required(NAME, "fork_events_count", ColumnType.INT64);
    /** Licence that the forge states for the repository, as an SPDX id or {@code NOASSERTION}. */
    public static final Column<String> GHA_LICENSE_ID = Column.nullable(NAME, "gha_license_id", ColumnType.STRING);
    /** {@code code}, {@code pull}, {@code issue}, {@code notebook}, {@code kaggle}, {@code doc} or {@code ir}; see {@link RowKind}. */
    public static final Column<String> KIND = Column.required(NAME, "kind", ColumnType.STRING);
    /** Path inside the repository, starting with {@code /}; bytes that are no UTF-8 are shown as U+FFFD. */
    public static final Column<String> PATH = Column.required(NAME, "path", ColumnType.STRING);
    /** What follows the last dot of the file name, as it is spelled; empty if there is no dot. */
    public static final Column<String> EXTENSION = Column.required(NAME, "extension", ColumnType.STRING);
    /** Git blob SHA-1, the SWHID's hash; for a submodule the commit; for a page of documentation that of the page as it was. */
    public static final Column<String> CONTENT_ID = Column.required(NAME, "content_id", ColumnType.STRING);
    /** SHA-1 of the raw bytes, of a page those that its text was made from; null if they were never seen ({@code missing}, {@code submodule}). */
    public static final Column<String> BLOB_ID = Column.nullable(NAME, "blob_id", ColumnType.STRING);
    /** Size of the original bytes; 0 if unknown. */
    public static final Column<Long> LENGTH_BYTES = Column.required(NAME, "length_bytes", ColumnType.INT64);
    /** Git file mode as octal digits, such as {@code 100644}. */
    public static final Column<String> MODE = Column.required(NAME, "mode", ColumnType.STRING);
    /** Charset that the bytes were read with, such as {@code UTF-8}; null for a stub. */
    public static final Column<String> SRC_ENCODING = Column.nullable(NAME, "src_encoding", ColumnType.STRING);
    /** Why there is no content (see {@link Stub}); null if there is. */
    public static final Column<String> STUB = Column.nullable(NAME, "stub", ColumnType.STRING);

    public static final LayerSchema SCHEMA = LayerSchema.of(
            NAME,
            REPO_NAME,
            REPO_URL,
            SNAPSHOT_ID,
            REVISION_ID,
            DIRECTORY_ID,
            BRANCH_NAME,
            VISIT_DATE,
            REVISION_DATE,
            COMMITTER_DATE,
            GITHUB_ID,
            STAR_EVENTS_COUNT,
            FORK_EVENTS_COUNT,
            GHA_LICENSE_ID,
            KIND,
            PATH,
            EXTENSION,
            CONTENT_ID,
            BLOB_ID,
            LENGTH_BYTES,
            MODE,
            SRC_ENCODING,
            STUB);

    private FilesLayer() {}
}
