package dev.stackyard.tokenize;

import java.util.List;

/**
 * One row's share of a document, as its part's tokens hold it: first the tokens of its path, if the document shows paths,
 * then those of its text.
 *
 * @param tokenOffset first token in the part's token file
 * @param pathTokens tokens of path and line feed; 0 if they are not shown
 * @param textTokens tokens of the redacted text
 * @param kind of row, for a kind of several forms the form: what tokens and shares are counted by
 * @param swhid of the content, with origin, anchor and path
 * @param releasedSha1 SHA-1 of the text as it was released ({@link ReleasedText}), 40 hex digits
 * @param language Linguist's name, or {@link KeptRows#UNKNOWN}
 * @param licenseType as in the layer {@code licenses}, or {@link KeptRows#UNKNOWN}
 * @param licenses SPDX ids
 * @param redactions spans that were replaced
 */
record Segment(
        long tokenOffset,
        int pathTokens,
        int textTokens,
        String kind,
        String swhid,
        String releasedSha1,
        String language,
        String licenseType,
        List<String> licenses,
        int redactions) {

    Segment {
        licenses = List.copyOf(licenses);
    }
}
