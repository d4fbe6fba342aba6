package dev.stackyard.cli.report;

import java.util.List;
import java.util.SortedMap;

/**
 * What the manifest says of the shards.
 *
 * @param documents training samples
 * @param tokens tokens, special ones included
 * @param tokensByKind tokens of each kind of row, or form of a kind
 * @param tokensByLanguage tokens of each language's text; special tokens belong to none
 * @param tokensByLicenseType tokens of the text that each type of licence covers
 * @param shards the files
 */
public record ShardTotals(
        long documents,
        long tokens,
        SortedMap<String, Long> tokensByKind,
        SortedMap<String, Long> tokensByLanguage,
        SortedMap<String, Long> tokensByLicenseType,
        List<Shard> shards) {

    /**
     * @param name file name without its ending
     * @param bytes size of the token file
     * @param sha256 SHA-256 of the token file, hex
     */
    public record Shard(String name, long documents, long tokens, long bytes, String sha256) {}
}
