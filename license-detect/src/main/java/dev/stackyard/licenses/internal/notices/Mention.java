package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;

/**
 * A licence named in a text.
 *
 * @param meaning the licence in the version that is stated, or what the name means without one
 * @param isVersioned whether a version is stated
 * @param weight how telling the name is by itself
 * @param firstWord first word, the version included where it stands before the name
 * @param endWord one past the last word, the version included
 */
record Mention(
        LicenseName name,
        SpdxExpression meaning,
        boolean isVersioned,
        LexiconEntry.Weight weight,
        int firstWord,
        int endWord) {

    boolean isFull() {
        return weight == LexiconEntry.Weight.FULL;
    }

    /** The same with an exception, if it is a single licence. */
    Mention with(String exception, int end) {
        return meaning instanceof SpdxExpression.License license
                ? new Mention(name, new SpdxExpression.With(license, exception), true, weight, firstWord, end)
                : this;
    }
}
