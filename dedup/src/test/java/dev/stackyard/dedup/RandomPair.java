package dev.stackyard.dedup;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Two sets of random shingles of a chosen similarity. */
final class RandomPair {

    private RandomPair() {}

    /** Two sets whose union has this many elements, of which a share of {@code similarity}, rounded, is in both. */
    static long[][] of(SplittableRandom random, int union, double similarity) {
        long[] all = random.longs(union).toArray();
        int common = common(union, similarity);
        int middle = common + (union - common) / 2;
        long[] second = new long[common + union - middle];
        System.arraycopy(all, 0, second, 0, common);
        System.arraycopy(all, middle, second, common, union - middle);
        return new long[][] {Arrays.copyOf(all, middle), second};
    }

    /** What the similarity is after rounding. */
    static double similarity(int union, double similarity) {
        return (double) common(union, similarity) / union;
    }

    private static int common(int union, double similarity) {
        return (int) Math.round(union * similarity);
    }
}
