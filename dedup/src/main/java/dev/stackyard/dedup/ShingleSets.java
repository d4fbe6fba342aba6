package dev.stackyard.dedup;

import java.util.Arrays;

/** Sets of shingles as sorted arrays without repetitions. */
final class ShingleSets {

    private ShingleSets() {}

    /**
     * Sorts the first {@code count} numbers and moves the distinct ones to the front.
     *
     * @return how many are distinct
     */
    static int sortDistinct(long[] shingles, int count) {
        Arrays.sort(shingles, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (distinct == 0 || shingles[distinct - 1] != shingles[i]) {
                shingles[distinct++] = shingles[i];
            }
        }
        return distinct;
    }

    /** Jaccard similarity from the sizes of two sets, of which one is not empty, and of what they have in common. */
    static double jaccard(long sizeA, long sizeB, long common) {
        return (double) common / (sizeA + sizeB - common);
    }
}
