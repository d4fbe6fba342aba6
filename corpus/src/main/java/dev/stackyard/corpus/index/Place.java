package dev.stackyard.corpus.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an object is.
 *
 * @param swhid core identifier, as it is printed
 * @param repository number of its repository; null for tokens of a file that the layers have no more
 * @param row the file's row in the repository's part; null for what is not one file
 * @param path of the file, or of a directory and then ending in a slash; null for revisions and snapshots
 * @param licenses SPDX ids; null where no layer says
 * @param verdict why the file is dropped, as {@code layer/rule}; null if it is kept, and for what is not a file
 * @param tokens which tokens it became; null if none
 */
public record Place(
        String swhid,
        @Nullable Long repository,
        @Nullable Long row,
        @Nullable String path,
        @Nullable List<String> licenses,
        @Nullable String licenseType,
        @Nullable String verdict,
        @Nullable TokenRange tokens) {

    /**
     * Tokens of a shard.
     *
     * @param shard its files' name without ending
     * @param document number of the document in the shard, from 0
     * @param firstToken counted from the start of the shard
     */
    public record TokenRange(String shard, long document, long firstToken, long tokenCount) {}
}
