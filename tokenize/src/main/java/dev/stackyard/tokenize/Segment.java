package dev.stackyard.tokenize;

import java.util.List;

/**
 * One row's share of a document, as its part's tokens hold it: first the tokens of its path, if the document shows paths,
 * then those of its text.
 *
 * @param tokenOffset first token in the part's token file
 * @param pathTokens tokens of path and line feed; 0 if they are not shown
 * @param textTokens tokens of the redacted text
 * @param swhid of the content, with origin, anchor and path
 * @param releasedSha1 SHA-1 of the redacted text, 40 hex digits
 * @param language Linguist's name, or {@link KeptRows#UNKNOWN}
 * @param licenseType as in the layer {@code licenses}, or {@link KeptRows#UNKNOWN}
 * @param licenses SPDX ids
 * @param redactions spans that were replaced
 */
record Segment(
        long tokenOffset,
        int pathTokens,
        int textTokens,
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
