package dev.stackyard.tokenize.bpe;

import java.util.Arrays;

/**
 * The merges of a tokenizer: which pairs of tokens become one, and in which order. Immutable, thread-safe.
 *
 * <p>An open-addressing hash table with one long per pair, at most half full: 20 bits for the left id, 20 for the right, 20
 * for the rank. So a lookup is one multiplication and, nearly always, one cache line; a table for 50,000 merges has 1 MiB.
 */
final class MergeTable {

    /** Ids and ranks are below this: each has 20 bits. The largest vocabularies in use have about 260,000 entries. */
    static final int LIMIT = 1 << 20;

    /** What {@link #rank} answers for a pair that does not merge. */
    static final int NO_MERGE = Integer.MAX_VALUE;

    private static final long EMPTY = -1;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long[] slots;
    private final int shift;
    private final int[] lefts;
    private final int[] rights;
    private final int[] results;

    private MergeTable(int[] lefts, int[] rights, int[] results) {
        this.lefts = lefts;
        this.rights = rights;
        this.results = results;
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, lefts.length)));
        this.slots = new long[1 << bits];
        this.shift = 64 - bits;
        Arrays.fill(slots, EMPTY);
        for (int rank = 0; rank < lefts.length; rank++) {
            put(lefts[rank], rights[rank], rank);
        }
    }

    /** A pair that occurs twice has its later rank, as in Hugging Face tokenizers. */
    private void put(int left, int right, int rank) {
        long pair = pair(left, right);
        int slot = slot(pair);
        while (slots[slot] != EMPTY && (slots[slot] >>> 20) != pair) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = (pair << 20) | rank;
    }

    /** How early a pair merges, from 0; {@link #NO_MERGE} if it does not. */
    int rank(int left, int right) {
        long pair = pair(left, right);
        for (int slot = slot(pair); ; slot = (slot + 1) & (slots.length - 1)) {
            long found = slots[slot];
            if (found >>> 20 == pair) {
                return (int) found & (LIMIT - 1);
            }
            if (found == EMPTY) {
                return NO_MERGE;
            }
        }
    }

    private static long pair(int left, int right) {
        return (long) left << 20 | right;
    }

    private int slot(long pair) {
        return (int) ((pair * MULTIPLIER) >>> shift);
    }

    /** How many merges there are; ranks are below it. */
    int size() {
        return lefts.length;
    }

    int left(int rank) {
        return lefts[rank];
    }

    int right(int rank) {
        return rights[rank];
    }

    /** The token that the merge of this rank makes. */
    int result(int rank) {
        return results[rank];
    }

    /** Collects merges in the order of their ranks. */
    static final class Builder {

        private final int[] lefts;
        private final int[] rights;
        private final int[] results;
        private int size;

        Builder(int capacity) {
            lefts = new int[capacity];
            rights = new int[capacity];
            results = new int[capacity];
        }

        void add(int left, int right, int result) {
            lefts[size] = left;
            rights[size] = right;
            results[size++] = result;
        }

        MergeTable build() {
            return new MergeTable(
                    Arrays.copyOf(lefts, size), Arrays.copyOf(rights, size), Arrays.copyOf(results, size));
        }
    }
}
