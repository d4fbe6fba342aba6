package dev.stackyard.licenses.internal.passages;

import dev.stackyard.licenses.FindingKind;
import dev.stackyard.licenses.SpdxExpression;

/**
 * A statement of a passage, by its words.
 *
 * @param isVague whether it names a family of licences without saying which one
 * @param firstWord first word in the passage
 * @param endWord one past the last
 */
record Statement(
        SpdxExpression license,
        FindingKind kind,
        boolean isVague,
        double score,
        int firstWord,
        int endWord,
        String rule) {

    boolean isText() {
        return kind == FindingKind.TEXT;
    }

    Statement with(SpdxExpression other, int first, int end) {
        return new Statement(other, kind, isVague, score, first, end, rule);
    }
}
