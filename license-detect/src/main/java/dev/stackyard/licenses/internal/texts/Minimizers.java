package dev.stackyard.licenses.internal.texts;

/**
 * Picks the same few grams from equal stretches of words: of every {@link #WINDOW} neighbouring grams of {@link #GRAM}
 * words the one with the smallest hash. Two texts that share {@code WINDOW + GRAM - 1} words in a row share a pick; two
 * in five grams are picked on average. Source: Schleimer, Wilkerson, Aiken, "Winnowing", SIGMOD 2003.
 */
final class Minimizers {

    static final int GRAM = 4;
    static final int WINDOW = 4;

    /** Receives the picks in order. */
    @FunctionalInterface
    interface Sink {

        /**
         * @param position first word of the gram
         * @param hash hash of the gram, never 0
         */
        void pick(int position, int hash);
    }

    private Minimizers() {}

    /** Picks from {@code words[from, to)}; fewer words than a gram give nothing, fewer than a window one pick. */
    static void pick(int[] words, int from, int to, Sink sink) {
        int grams = to - from - GRAM + 1;
        int[] recent = new int[WINDOW]; // hashes of the last grams, by the gram's number modulo the window
        int last = -1;
        int best = -1;
        for (int i = 0; i < grams; i++) {
            int hash = gram(words, from + i);
            recent[i % WINDOW] = hash;
            if (best < i - WINDOW + 1) {
                best = smallest(recent, Math.max(0, i - WINDOW + 1), i);
            } else if (i == 0 || hash <= recent[best % WINDOW]) {
                best = i;
            }
            if (i >= Math.min(WINDOW, grams) - 1 && best != last) {
                sink.pick(from + best, recent[best % WINDOW]);
                last = best;
            }
        }
    }

    /** The gram of smallest hash among some recent ones; of equal ones the last. */
    private static int smallest(int[] recent, int first, int last) {
        int best = first;
        for (int i = first + 1; i <= last; i++) {
            if (recent[i % WINDOW] <= recent[best % WINDOW]) {
                best = i;
            }
        }
        return best;
    }

    private static int gram(int[] words, int at) {
        int h = words[at];
        for (int i = 1; i < GRAM; i++) {
            h = h * 0x9E3779B1 + words[at + i];
        }
        h ^= h >>> 15;
        h *= 0x2C1B3C6D;
        h ^= h >>> 13;
        return h == 0 ? 1 : h;
    }
}
