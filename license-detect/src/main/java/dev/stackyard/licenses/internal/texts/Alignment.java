package dev.stackyard.licenses.internal.texts;

/**
 * How a stretch of a file's words compares with a template, word by word.
 *
 * @param firstWord first word in the file that belongs to it
 * @param endWord one past the last
 * @param matched words in common
 * @param missing words that the template requires and the file lacks
 * @param extra words that the file has and the template does not allow
 * @param isRestricted whether the words that are extra restrict what the template permits: then it is another licence
 */
record Alignment(int firstWord, int endWord, int matched, int missing, int extra, boolean isRestricted) {

    /* How many words in common one differing word outweighs when templates compete for the same stretch. */
    private static final int DIFFERENCE_WEIGHT = 4;
    /* How many a restriction outweighs: a text that explains it, such as a variant of the same family, is to win. */
    private static final int RESTRICTION_WEIGHT = 40;

    double score() {
        int both = 2 * matched;
        return matched == 0 ? 0 : (double) both / (both + missing + extra);
    }

    /** What templates that compete for the same stretch are compared by: long and faithful wins. */
    int utility() {
        return matched - DIFFERENCE_WEIGHT * (missing + extra) - (isRestricted ? RESTRICTION_WEIGHT : 0);
    }
}
