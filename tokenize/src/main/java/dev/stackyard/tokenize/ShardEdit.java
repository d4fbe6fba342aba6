package dev.stackyard.tokenize;

import java.util.List;
import java.util.SortedMap;

/**
 * How a removal changes one shard. Token positions are those of the shard as it was; no text is kept here.
 *
 * @param before the shard as the manifest knew it: by its checksums a run that was cut off tells which files are done
 * @param cuts what goes, in order, not overlapping
 * @param segments rows of the provenance that go
 * @param segmentTokens tokens of their texts
 * @param tokensByKind the same tokens by kind
 * @param tokensByLanguage the same tokens by language
 * @param tokensByLicenseType the same tokens by licence type
 */
record ShardEdit(
        Manifest.Shard before,
        List<Cut> cuts,
        long segments,
        long segmentTokens,
        SortedMap<String, Long> tokensByKind,
        SortedMap<String, Long> tokensByLanguage,
        SortedMap<String, Long> tokensByLicenseType) {

    ShardEdit {
        cuts = List.copyOf(cuts);
    }

    /**
     * A range of tokens that goes.
     *
     * @param document that it lies in
     * @param start first token, from the start of the shard: that of a control token
     * @param end the token behind it
     * @param whole whether it is the whole document
     */
    record Cut(int document, long start, long end, boolean whole) {

        long tokens() {
            return end - start;
        }

        /** Whether a segment, of which this is its first token, is in here. A segment follows a control token, or is alone. */
        boolean takes(long firstToken) {
            return whole ? start <= firstToken && firstToken < end : start < firstToken && firstToken <= end;
        }
    }

    /** Tokens that go, those of paths, names and control tokens included. */
    long tokens() {
        return cuts.stream().mapToLong(Cut::tokens).sum();
    }

    /** Documents that go. */
    long documents() {
        return cuts.stream().filter(Cut::whole).count();
    }
}
