package dev.stackyard.licenses.internal.texts;

import dev.stackyard.licenses.internal.words.WordSet;

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
    /** "Neither the name … may be used" and "the name … may not be used" say the same. */
    private static final WordSet NEGATING = WordSet.of("not neither cannot");

    private Restrictions() {}

    /** How many more restricting words a stretch of a file has than the stretch of a template that it stands for. */
    static int added(int[] words, int from, int to, LicenseTemplate template, int positionFrom, int positionTo) {
        int there = count(RESTRICTING, words, from, to);
        return there == 0 ? 0 : Math.max(0, there - count(RESTRICTING, template, positionFrom, positionTo));
    }

    /** The same for negations; it may be negative, as another stretch may put the same thing the other way round. */
    static int negations(int[] words, int from, int to, LicenseTemplate template, int positionFrom, int positionTo) {
        return count(NEGATING, words, from, to) - count(NEGATING, template, positionFrom, positionTo);
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
