package dev.stackyard.corpus.index;

import dev.stackyard.corpus.PartId;
import org.jspecify.annotations.Nullable;

/**
 * A repository at one revision, and where its rows are.
 *
 * @param number from 0, in the order of parts and rows
 * @param name {@code repo_name}
 * @param url {@code repo_url}
 * @param snapshotId 40 hex digits, as the other two
 * @param firstRow its first row in the part, from 0
 */
public record Repository(
        long number,
        String name,
        @Nullable String url,
        @Nullable String snapshotId,
        @Nullable String revisionId,
        @Nullable String directoryId,
        PartId part,
        long firstRow,
        long rowCount) {}
