package dev.stackyard.ingest.internal.published;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of published datasets; each is told by the columns that its files must have. */
enum DatasetKind {
    /** The Stack v2, one row for each file, the repositories mixed. */
    STACK_V2_FILES("the-stack-v2", "", Set.of("blob_id", "path", "repo_name")),
    /** The Stack v2's train lists, one row for each repository with its files. */
    STACK_V2_REPOSITORIES("the-stack-v2", "files.", Set.of("files.blob_id", "files.path", "repo_name")),
    /** The Stack v3, one row for each repository with its files and their contents. */
    STACK_V3("the-stack-v3", "files.", Set.of("files.content", "files.file_path", "repo_path"));

    private static final Set<String> REPOSITORY_V2 = Set.of(
            "repo_name",
            "repo_url",
            "snapshot_id",
            "revision_id",
            "directory_id",
            "branch_name",
            "visit_date",
            "revision_date",
            "committer_date",
            "github_id",
            "star_events_count",
            "fork_events_count",
            "gha_license_id");

    private static final Set<String> REPOSITORY_V3 = Set.of(
            "repo_path",
            "repo_id",
            "commit_id",
            "github_metadata.branch",
            "github_metadata.stars",
            "github_metadata.forks");

    private static final Set<String> FILE_V2 = Set.of(
            "path",
            "content_id",
            "blob_id",
            "length_bytes",
            "src_encoding",
            "language",
            "is_vendor",
            "is_generated",
            "detected_licenses",
            "license_type",
            "num_lines",
            "avg_line_length",
            "max_line_length",
            "alpha_fraction",
            "alphanum_fraction");

    private static final Set<String> FILE_V3 = Set.of(
            "content_id",
            "content",
            "size_bytes",
            "file_path",
            "language",
            "is_vendor",
            "license_type",
            "detected_licenses");

    final String dataset;
    final String filePrefix;
    private final Set<String> required;

    DatasetKind(String dataset, String filePrefix, Set<String> required) {
        this.dataset = dataset;
        this.filePrefix = filePrefix;
        this.required = required;
    }

    /** The form that a file with these columns has; null if none. */
    static @Nullable DatasetKind of(Set<String> columns) {
        for (DatasetKind kind : values()) {
            if (columns.containsAll(kind.required)) {
                return kind;
            }
        }
        return null;
    }

    /** Whether contents are in the dataset, and need not be fetched. */
    boolean hasContents() {
        return this == STACK_V3;
    }

    /** Whether a row is one file, and not a whole repository. */
    boolean isByFile() {
        return this == STACK_V2_FILES;
    }

    /** All columns that are read. */
    Set<String> columns() {
        Set<String> all = new java.util.HashSet<>(this == STACK_V3 ? REPOSITORY_V3 : REPOSITORY_V2);
        (this == STACK_V3 ? FILE_V3 : FILE_V2).forEach(name -> all.add(filePrefix + name));
        return all;
    }

    /** The columns that tell whose a row is. */
    Set<String> identities() {
        return this == STACK_V3
                ? Set.of("repo_path", "commit_id")
                : Set.of("repo_name", "repo_url", "snapshot_id", "revision_id", "directory_id");
    }

    /** The columns that tell how large a repository's rows are; where rows are mixed, also whose they are. */
    Set<String> sizes() {
        return switch (this) {
            case STACK_V2_FILES ->
                Set.of("repo_name", "repo_url", "snapshot_id", "revision_id", "directory_id", "length_bytes");
            case STACK_V2_REPOSITORIES -> Set.of("files.length_bytes");
            case STACK_V3 -> Set.of("files.size_bytes");
        };
    }

    /** Name of the length's field in a file's struct. */
    String length() {
        return this == STACK_V3 ? "size_bytes" : "length_bytes";
    }
}
