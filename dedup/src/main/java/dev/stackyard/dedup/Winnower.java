package dev.stackyard.dedup;

import java.io.IOException;

/**
 * Chooses pieces of a text by what they say, so that texts with a run in common choose the same pieces in it: winnowing
 * (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003). Of each window of
 * neighbouring pieces the one with the least hash is chosen, the last of equals: about 2 of window + 1 pieces. Not
 * thread-safe.
 */
final class Winnower {

    /** Receives a chosen piece. */
    @FunctionalInterface
    interface Sink {
        void accept(int piece, long hash) throws IOException;
    }

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int window;

    Winnower(int window) {
        this.window = window;
    }

    /** Chooses among the pieces with the first {@code count} hashes; of fewer than a window, among all. */
    void choose(long[] hashes, int count, Sink sink) throws IOException {
        int chosen = -1;
        for (int end = Math.min(window, count); end > 0 && end <= count; end++) {
            int first = Math.max(0, end - window);
            if (chosen < first || !isBefore(hashes, chosen, end - 1)) {
                int least = chosen < first ? leastOf(hashes, first, end) : end - 1;
                sink.accept(least, hashes[least]);
                chosen = least;
            }
        }
    }

    private static int leastOf(long[] hashes, int from, int to) {
        int least = from;
        for (int i = from + 1; i < to; i++) {
            least = isBefore(hashes, least, i) ? least : i;
        }
        return least;
    }

    /** Whether the first of two pieces is less; the hashes are mixed, so that no words are chosen rather than others. */
    private static boolean isBefore(long[] hashes, int a, int b) {
        return Long.compareUnsigned(mix(hashes[a]), mix(hashes[b])) < 0;
    }

    private static long mix(long x) {
        long y = (x ^ x >>> 32) * MULTIPLIER;
        return y ^ y >>> 29;
    }
}
