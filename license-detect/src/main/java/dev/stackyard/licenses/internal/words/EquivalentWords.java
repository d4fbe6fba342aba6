package dev.stackyard.licenses.internal.words;

import dev.stackyard.licenses.internal.Resources;

/**
 * Spellings that mean the same in a licence ({@code licence} and {@code license}), from {@code equivalent-words.txt}: an
 * open-addressing table from a word's hash to the hash of the spelling that stands for all. Immutable.
 */
final class EquivalentWords {

    /** Stands for a word that is left out altogether. */
    static final int DROPPED = 0;

    private static final int SLOTS = 4096;
    private static final EquivalentWords INSTANCE = new EquivalentWords();

    private final int[] keys = new int[SLOTS];
    private final int[] values = new int[SLOTS];

    private EquivalentWords() {
        for (String line : Resources.lines("equivalent-words.txt")) {
            String[] words = line.trim().split("\\s+");
            int value = words[0].equals("-") ? DROPPED : WordHash.of(words[0]);
            for (int i = 1; i < words.length; i++) {
                put(WordHash.of(words[i]), value);
            }
        }
    }

    static EquivalentWords get() {
        return INSTANCE;
    }

    private void put(int key, int value) {
        int slot = key & SLOTS - 1;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                throw new IllegalStateException("equivalent-words.txt has a word twice, or two with one hash");
            }
            slot = slot + 1 & SLOTS - 1;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    /** The hash that stands for a word, {@link #DROPPED} to leave it out; the word's own hash if it has no equivalent. */
    int canonical(int hash) {
        int slot = hash & SLOTS - 1;
        while (keys[slot] != 0) {
            if (keys[slot] == hash) {
                return values[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return hash;
    }
}
