package dev.stackyard.licenses.internal.words;

import java.util.Arrays;

/** A set of words by their hashes: open addressing, so that asking costs no object. Immutable. */
public final class WordSet {

    private final int[] slots;
    private final boolean hasZero;

    private WordSet(int[] hashes) {
        slots = new int[Integer.highestOneBit(Math.max(1, hashes.length)) * 4];
        hasZero = Arrays.stream(hashes).anyMatch(hash -> hash == 0);
        for (int hash : hashes) {
            int slot = hash & slots.length - 1;
            while (slots[slot] != 0 && slots[slot] != hash) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = hash;
        }
    }

    /** Lower-case words with spaces between. */
    public static WordSet of(String words) {
        return new WordSet(
                Arrays.stream(words.split(" ")).mapToInt(WordHash::of).toArray());
    }

    public boolean contains(int word) {
        if (word == 0) {
            return hasZero;
        }
        int slot = word & slots.length - 1;
        while (slots[slot] != 0) {
            if (slots[slot] == word) {
                return true;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return false;
    }
}
