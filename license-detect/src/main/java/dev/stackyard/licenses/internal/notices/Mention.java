package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;

/**
 * A licence named in a text.
 *
 * @param meaning the licence in the version that is stated, or what the name means without one
 * @param isVersioned whether a version is stated
 * @param isFull whether the name is no ordinary word
 * @param firstWord first word, the version included where it stands before the name
 * @param endWord one past the last word, the version included
 */
record Mention(
        LicenseName name, SpdxExpression meaning, boolean isVersioned, boolean isFull, int firstWord, int endWord) {}
