package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import org.jspecify.annotations.Nullable;

/**
 * A rule of {@code notice-rules.txt}.
 *
 * @param number its place in the file: where two rules match, the first counts
 * @param meaning the licence; null for rules that only say how others combine
 */
record NoticeRule(
        String id, int number, Kind kind, @Nullable SpdxExpression meaning) {

    /** What a rule finds. */
    enum Kind {
        /** A licence. */
        NOTICE,
        /** The same, but it says less than a licence that is named: "in the public domain". */
        REMARK,
        /** That the licence is said elsewhere. */
        REFERENCE,
        /** Talk about licences that is no statement, and would be taken for one. */
        TALK,
        /** That the licences around are a choice. */
        CHOICE,
        /** That the licence which follows is an alternative to the one before. */
        ALTERNATIVE,
        /** A restriction that counts only beside a licence. */
        LIMIT
    }
}
