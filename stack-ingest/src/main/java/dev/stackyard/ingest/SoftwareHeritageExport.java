package dev.stackyard.ingest;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A graph export of Software Heritage: many repositories at once.
 *
 * @param graph place of the ORC tables, such as {@code s3://softwareheritage/graph/2023-09-06/orc}; a directory for each
 *     table
 * @param contents place of the gzip objects that are named by the SHA-1 of their content, such as {@code
 *     s3://softwareheritage/content}
 * @param originsFile origins to take, one URL a line; null for all
 * @param originPrefix what origins must begin with; empty for any. Default {@value #GITHUB}, as The Stack v2
 * @param followHead takes the branch that a snapshot's HEAD stands for, where the metadata states no default branch. The
 *     Stack v2 did not: it took {@code main} or {@code master}. Default false
 * @param fetches contents that are fetched at a time, for each thread
 */
public record SoftwareHeritageExport(
        String graph,
        String contents,
        @Nullable Path originsFile,
        String originPrefix,
        boolean followHead,
        int fetches) {

    /** The origins that The Stack v2 was made from. */
    public static final String GITHUB = "https://github.com/";

    public SoftwareHeritageExport {
        Objects.requireNonNull(graph);
        Objects.requireNonNull(contents);
        Objects.requireNonNull(originPrefix);
        if (fetches < 1) {
            throw new IllegalArgumentException("fetches must be at least 1, got " + fetches);
        }
    }
}
