package dev.stackyard.dedup;

import java.util.Arrays;

/**
 * Sorts hashes and drops repetitions. Most repetitions are caught by a small table of what came before; the other hashes
 * are spread evenly, so one distribution by their upper bits leaves buckets of a few. Thread-confined.
 */
final class ShingleSorter {

    /** Hashes per bucket that the distribution aims for, as a power of two: 4. */
    private static final int BUCKET_BITS = 2;

    private static final int MAX_BITS = 16;
    /** Larger buckets, made by repetitions that the table has forgotten, are left to the JDK. */
    private static final int LARGE_BUCKET = 32;

    private static final int MAX_SEEN = 4096;

    private final long[] seen = new long[MAX_SEEN];
    private int[] ends = new int[1];
    private long[] sorted = new long[1024];

    /**
     * Sorts the first {@code repeated} hashes by their signed value, moving them about.
     *
     * @return how many are distinct; {@link #sorted} has them
     */
    int sortDistinct(long[] hashes, int repeated) {
        int count = dropSeen(hashes, repeated);
        if (sorted.length < count) {
            sorted = new long[Math.max(count, (int) Math.min(2L * sorted.length, Integer.MAX_VALUE - 8))];
        }
        int bits = Math.max(1, Math.min(MAX_BITS, 32 - Integer.numberOfLeadingZeros(count) - BUCKET_BITS));
        distribute(hashes, count, bits);
        int distinct = 0;
        int start = 0;
        for (int bucket = 0; bucket < 1 << bits; bucket++) {
            int end = ends[bucket];
            sortBucket(start, end);
            for (int i = start; i < end; i++) {
                if (distinct == 0 || sorted[distinct - 1] != sorted[i]) {
                    sorted[distinct++] = sorted[i];
                }
            }
            start = end;
        }
        return distinct;
    }

    /** The distinct hashes of the last sort, ascending, from index 0; valid until the next one. */
    long[] sorted() {
        return sorted;
    }

    /** Moves hashes that were not seen lately to the front; drops only repetitions, but not all of them. */
    private int dropSeen(long[] hashes, int count) {
        int mask = Math.min(MAX_SEEN, Integer.highestOneBit(count) * 2) - 1;
        Arrays.fill(seen, 0, mask + 1, 0);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long hash = hashes[i];
            int slot = (int) hash & mask;
            hashes[kept] = hash;
            kept += seen[slot] == hash && hash != 0 ? 0 : 1;
            seen[slot] = hash;
        }
        return kept;
    }

    /** Copies the hashes into buckets and leaves each bucket's end in {@link #ends}. */
    private void distribute(long[] hashes, int count, int bits) {
        int buckets = 1 << bits;
        int shift = 64 - bits;
        if (ends.length < buckets) {
            ends = new int[buckets];
        }
        Arrays.fill(ends, 0, buckets, 0);
        for (int i = 0; i < count; i++) {
            ends[bucket(hashes[i], shift)]++;
        }
        int sum = 0;
        for (int b = 0; b < buckets; b++) {
            int size = ends[b];
            ends[b] = sum;
            sum += size;
        }
        for (int i = 0; i < count; i++) {
            sorted[ends[bucket(hashes[i], shift)]++] = hashes[i];
        }
    }

    private static int bucket(long hash, int shift) {
        return (int) ((hash ^ Long.MIN_VALUE) >>> shift);
    }

    private void sortBucket(int from, int to) {
        if (to - from > LARGE_BUCKET) {
            Arrays.sort(sorted, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long hash = sorted[i];
            int slot = i;
            for (; slot > from && sorted[slot - 1] > hash; slot--) {
                sorted[slot] = sorted[slot - 1];
            }
            sorted[slot] = hash;
        }
    }
}
