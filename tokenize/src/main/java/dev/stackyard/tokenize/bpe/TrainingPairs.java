package dev.stackyard.tokenize.bpe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of neighbouring tokens during training: how often each occurs, and in which words. A pair has a number, given in
 * the order of first sight, by which its count and words are found.
 */
final class TrainingPairs {

    private static final long FREE = -1;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Open addressing, at most half full: the pair {@code left << 32 | right} in each slot, and its number. */
    private long[] keys = new long[1 << 16];

    private int[] numbers = new int[1 << 16];
    private long[] pairs = new long[1 << 15];
    private long[] counts = new long[1 << 15];
    private @Nullable int[][] words = new int[1 << 15][];
    private int[] wordCounts = new int[1 << 15];
    private int size;

    TrainingPairs() {
        Arrays.fill(keys, FREE);
    }

    /** The number of a pair, a new one if it has none. */
    int number(int left, int right) {
        long key = (long) left << 32 | right;
        int slot = slot(key);
        while (keys[slot] != FREE) {
            if (keys[slot] == key) {
                return numbers[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        numbers[slot] = size;
        append(key);
        if (2 * size > keys.length) {
            rehash();
        }
        return size - 1;
    }

    private int slot(long key) {
        return (int) ((key * MULTIPLIER) >>> 32) & (keys.length - 1);
    }

    private void append(long key) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            words = Arrays.copyOf(words, 2 * size);
            wordCounts = Arrays.copyOf(wordCounts, 2 * size);
        }
        pairs[size++] = key;
    }

    private void rehash() {
        keys = new long[2 * keys.length];
        numbers = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int number = 0; number < size; number++) {
            int slot = slot(pairs[number]);
            while (keys[slot] != FREE) {
                slot = (slot + 1) & (keys.length - 1);
            }
            keys[slot] = pairs[number];
            numbers[slot] = number;
        }
    }

    /** Pairs seen so far; their numbers are below it. */
    int size() {
        return size;
    }

    /** The pair itself, {@code left << 32 | right}: its order is that of Hugging Face's tie-break. */
    long pair(int number) {
        return pairs[number];
    }

    long count(int number) {
        return counts[number];
    }

    /** Changes a pair's count. */
    void count(int number, long change) {
        counts[number] += change;
    }

    /** Notes that a word has the pair. Words come in ascending runs, so the last one noted is the only one it can repeat. */
    void addWord(int number, int word) {
        int[] list = words[number];
        int count = wordCounts[number];
        if (list == null) {
            list = new int[2];
            words[number] = list;
        } else if (list[count - 1] == word) {
            return;
        } else if (count == list.length) {
            list = Arrays.copyOf(list, count + (count >> 1) + 2);
            words[number] = list;
        }
        list[count] = word;
        wordCounts[number] = count + 1;
    }

    /** The words that had the pair when it was noted, at least; forgets them. */
    int[] takeWords(int number) {
        int[] list = words[number];
        words[number] = null;
        return list == null ? new int[0] : Arrays.copyOf(list, wordCounts[number]);
    }
}
