package dev.stackyard.licenses.internal.texts;

import dev.stackyard.licenses.internal.words.WordSet;
import java.util.function.IntUnaryOperator;

/**
 * Words that turn a permission into another licence where somebody added them ("for <em>noncommercial</em> use
 * <em>only</em>") or took them away ("with or without <em>modification</em>"). Texts that differ by them are not copies
 * of one another, however alike they are otherwise.
 */
final class Restrictions {

    private static final WordSet RESTRICTING = WordSet.of("only solely noncommercial commercial prohibited forbidden"
            + " military nuclear weapons academic educational personal evaluation internal purchased subscription evil"
            + " nonprofit restricted sold resold resale approved approval exclusively confidential proprietary trial");
    private static final WordSet GRANTING = WordSet.of("granted modify modification derivative derivatives sell");
    private static final WordSet NEGATING = WordSet.of("not cannot");

    /**
     * "The name may not be used to endorse or promote products" restricts the use of a name, not that of the software, and
     * "neither the name ... may be used" says the same: such clauses do not count, however they are put.
     */
    private static final WordSet ENDORSING = WordSet.of("endorse promote");

    private static final int ENDORSING_REACH = 5;

    private Restrictions() {}

    /** How many more restricting words a stretch of a file has than the stretch of a template that it stands for. */
    static int added(int[] words, int from, int to, LicenseTemplate template, int positionFrom, int positionTo) {
        int there = count(RESTRICTING, words, from, to);
        return there == 0 ? 0 : Math.max(0, there - count(RESTRICTING, template, positionFrom, positionTo));
    }

    /**
     * The same for negations, save those of endorsement clauses; it may be negative, as another stretch may put the same
     * thing the other way round.
     *
     * @param end one past the last word of the file, which may lie behind the stretch
     */
    static int negations(
            int[] words, int from, int to, int end, LicenseTemplate template, int positionFrom, int positionTo) {
        int balance = 0;
        for (int i = from; i < to; i++) {
            if (NEGATING.contains(words[i])) {
                int word = i;
                balance += isEndorsement(ahead -> words[word + ahead], end - i) ? 0 : 1;
            }
        }
        for (int i = positionFrom; i < positionTo; i++) {
            if (template.isRequired(i) && NEGATING.contains(template.word(i))) {
                int position = i;
                balance -= isEndorsement(ahead -> template.word(position + ahead), template.size() - i) ? 0 : 1;
            }
        }
        return balance;
    }

    private static boolean isEndorsement(IntUnaryOperator wordAhead, int remaining) {
        for (int ahead = 1; ahead < Math.min(remaining, ENDORSING_REACH + 1); ahead++) {
            if (ENDORSING.contains(wordAhead.applyAsInt(ahead))) {
                return true;
            }
        }
        return false;
    }

    /** How many granting words of a template's stretch the stretch of the file lacks that stands for it. */
    static int withdrawn(int[] words, int from, int to, LicenseTemplate template, int positionFrom, int positionTo) {
        int granted = count(GRANTING, template, positionFrom, positionTo);
        return granted == 0 ? 0 : Math.max(0, granted - count(GRANTING, words, from, to));
    }

    private static int count(WordSet set, int[] words, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += set.contains(words[i]) ? 1 : 0;
        }
        return count;
    }

    private static int count(WordSet set, LicenseTemplate template, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += template.isRequired(i) && set.contains(template.word(i)) ? 1 : 0;
        }
        return count;
    }
}
