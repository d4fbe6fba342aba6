package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;

/**
 * What a file says about its licence in one place.
 *
 * @param meaning the licence
 * @param isReference whether it only points at a licence elsewhere
 * @param isVague whether it names a family of licences without saying which one: "BSD license", "Apache License"
 * @param firstWord first word of it
 * @param endWord one past its last word
 * @param score how sure it is, 0 to 1
 * @param rule what found it: {@code rule:} or {@code name:} and its name in the rule files
 */
public record Notice(
        SpdxExpression meaning,
        boolean isReference,
        boolean isVague,
        int firstWord,
        int endWord,
        double score,
        String rule) {

    /** What the rule of a restriction begins with that counts only beside a licence. */
    public static final String LIMIT = "limit:";
}
