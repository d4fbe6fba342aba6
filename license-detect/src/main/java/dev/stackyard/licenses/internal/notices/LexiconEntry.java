package dev.stackyard.licenses.internal.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a phrase of the {@link NoticeLexicon} begins. */
sealed interface LexiconEntry {

    /** How telling a name is by itself. */
    enum Weight {
        /** Unmistakable: "GNU General Public License". */
        FULL,
        /** An ordinary word too: "MIT". */
        SHORT,
        /** A few letters that mean a licence only with a version: "ASL 2.0". */
        BRIEF,
        /** A word that means a licence only as the value of a field: "Python". */
        FIELD
    }

    /**
     * A licence's name.
     *
     * @param stated the version that the name itself states, or null
     */
    record NameEntry(LicenseName name, Versions.@Nullable Version stated, Weight weight) implements LexiconEntry {}

    /** The name of an exception, which belongs to the licence named before it. */
    record ExceptionEntry(String id) implements LexiconEntry {}

    /**
     * The first piece of a rule.
     *
     * @param rest pieces that must follow, in order
     */
    record RuleEntry(NoticeRule rule, List<Piece> rest) implements LexiconEntry {}

    /**
     * A further piece of a rule.
     *
     * @param phrases what it may read
     * @param reach words that may stand before it
     */
    record Piece(List<int[]> phrases, int reach) {}
}
