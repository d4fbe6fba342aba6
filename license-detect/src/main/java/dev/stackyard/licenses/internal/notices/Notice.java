package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;

/**
 * What a file says about its licence in one place.
 *
 * @param meaning the licence
 * @param isReference whether it only points at a licence elsewhere
 * @param isAlternative whether it is an alternative to what was said before
 * @param firstWord first word of it
 * @param endWord one past its last word
 * @param score how sure it is, 0 to 1
 * @param rule the rule, or {@code name:} and the name, that found it
 */
public record Notice(
        SpdxExpression meaning,
        boolean isReference,
        boolean isAlternative,
        int firstWord,
        int endWord,
        double score,
        String rule) {}
