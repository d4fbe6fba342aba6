package dev.stackyard.tokenize;

import java.util.List;

/**
 * A training sample before its control tokens are put in: what {@link ShardWriter} renders.
 *
 * @param nameOffset first token of the repository's name in the part's token file
 * @param nameTokens tokens of the name; 0 unless the form shows it
 * @param segments in the order in which they are rendered
 */
record Document(DocumentForm form, long nameOffset, int nameTokens, List<Segment> segments) {

    Document {
        segments = List.copyOf(segments);
    }

    /** Tokens when rendered, control tokens included. */
    long tokens() {
        long tokens = overhead(form, nameTokens);
        for (Segment segment : segments) {
            tokens += tokens(form, segment);
        }
        return tokens;
    }

    /** Tokens of a document without segments: its name and its end. */
    static long overhead(DocumentForm form, int nameTokens) {
        return switch (form) {
            case WITH_METADATA -> 2L + nameTokens;
            case FILES_ONLY, TEXT_ONLY -> 1;
        };
    }

    /** Tokens that a segment adds. */
    static long tokens(DocumentForm form, Segment segment) {
        long own = (long) segment.pathTokens() + segment.textTokens();
        return switch (form) {
            case WITH_METADATA, FILES_ONLY -> 1 + own;
            case TEXT_ONLY -> own;
        };
    }
}
