package dev.stackyard.licenses.internal.texts;

import dev.stackyard.licenses.internal.Resources;
import java.util.Arrays;
import java.util.List;

/**
 * All licence texts, and where in them each picked gram occurs. Built once (some 50 ms), about 8 MB; immutable.
 *
 * <p>A posting is one int: the template's number in the upper 18 bits, the gram's first word, counted from 2^14 down, in
 * the lower 14: so a gram's postings in one template are met from its end. Of a gram that a template has more often than
 * {@link #MAX_REPEATS} times some are left out.
 */
public final class TemplateIndex {

    private static final int POSITION_BITS = 14;
    private static final int LAST_POSITION = (1 << POSITION_BITS) - 1;
    private static final int MAX_REPEATS = 3;

    private static final class Holder {
        static final TemplateIndex INSTANCE = new TemplateIndex(Resources.lines("spdx-texts.gz").stream()
                .map(LicenseTemplate::parse)
                .toList());
    }

    private final List<LicenseTemplate> templates;
    private final int[] picksPerTemplate;
    private final int[] slotHashes;
    private final int[] slotStarts;
    private final int[] postings;
    private final int mask;
    /** By the lowest bits of a word: whether a template may have it. Small enough to stay in the cache. */
    private final boolean[] vocabulary = new boolean[1 << 16];

    TemplateIndex(List<LicenseTemplate> templates) {
        this.templates = List.copyOf(templates);
        this.picksPerTemplate = new int[templates.size()];
        long[] entries = entries();
        this.postings = new int[entries.length + 1];
        int slots = Integer.highestOneBit(Math.max(1, entries.length)) * 2;
        this.mask = slots - 1;
        this.slotHashes = new int[slots];
        this.slotStarts = new int[slots];
        fill(entries);
    }

    /** The index of all texts of the SPDX list. */
    public static TemplateIndex get() {
        return Holder.INSTANCE;
    }

    /** Grams of all templates as {@code hash << 32 | posting}, sorted. */
    private long[] entries() {
        LongList all = new LongList();
        for (int t = 0; t < templates.size(); t++) {
            LicenseTemplate template = templates.get(t);
            int[] words = new int[template.size()];
            Arrays.setAll(words, template::word);
            for (int word : words) {
                vocabulary[word & vocabulary.length - 1] = true;
            }
            int number = t;
            Minimizers.pick(words, 0, words.length, (position, hash) -> {
                all.add((long) hash << 32 | (number << POSITION_BITS | LAST_POSITION - position));
            });
        }
        long[] sorted = all.toSortedArray();
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i < MAX_REPEATS || !isSameGram(sorted[i - MAX_REPEATS], sorted[i])) {
                sorted[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    private static boolean isSameGram(long a, long b) {
        return a >> POSITION_BITS == b >> POSITION_BITS;
    }

    /** Lists of postings, each ended by its last one's complement. */
    private void fill(long[] entries) {
        for (int i = 0; i < entries.length; i++) {
            int hash = (int) (entries[i] >> 32);
            boolean first = i == 0 || (int) (entries[i - 1] >> 32) != hash;
            boolean last = i + 1 == entries.length || (int) (entries[i + 1] >> 32) != hash;
            if (first) {
                int slot = freeSlot(hash);
                slotHashes[slot] = hash;
                slotStarts[slot] = i;
            }
            int posting = (int) entries[i];
            postings[i] = last ? ~posting : posting;
            picksPerTemplate[template(posting)]++;
        }
    }

    private int freeSlot(int hash) {
        int slot = hash & mask;
        while (slotHashes[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** False if no template has the gram that begins at a word; true says nothing. Spares most grams of program text. */
    boolean mayHave(int[] words, int first) {
        boolean may = true;
        for (int i = first; i < first + Minimizers.GRAM; i++) {
            may &= vocabulary[words[i] & vocabulary.length - 1];
        }
        return may;
    }

    /** Index of a gram's first posting, or -1. */
    int firstPosting(int hash) {
        int slot = hash & mask;
        while (slotHashes[slot] != 0) {
            if (slotHashes[slot] == hash) {
                return slotStarts[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    /** A posting; the last one of a gram is the complement of what it says. */
    int posting(int index) {
        return postings[index];
    }

    static int template(int posting) {
        return posting >>> POSITION_BITS;
    }

    static int position(int posting) {
        return LAST_POSITION - (posting & LAST_POSITION);
    }

    int templateCount() {
        return templates.size();
    }

    LicenseTemplate get(int template) {
        return templates.get(template);
    }

    /** Postings that a template has. */
    int picks(int template) {
        return picksPerTemplate[template];
    }

    /** A growing array. */
    private static final class LongList {
        private long[] values = new long[1 << 16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] toSortedArray() {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
