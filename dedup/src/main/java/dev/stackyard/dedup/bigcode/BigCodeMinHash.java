package dev.stackyard.dedup.bigcode;

import java.util.Arrays;

/**
 * Classic MinHash with the permutations of The Stack v2's near deduplication (bigcode-dataset, {@code
 * near_deduplication/bigcode-v2/intra_dedup.py}): a hash h becomes {@code ((h * a + b) mod 2^32) mod 4294967291}, in 32-bit
 * arithmetic as NumPy has it; each place keeps the least. Not thread-safe.
 */
final class BigCodeMinHash {

    /** 2^32 - 5: a number is its own remainder, but for the five from it on, which become 0 to 4. */
    private static final long PRIME = 4_294_967_291L;

    private static final int WRAPPED = 5;
    /** Hashes that go through all permutations together, so that each is loaded once for all. */
    private static final int TILE = 4;

    private final int[] multipliers;
    /** The addend of each permutation and {@link #WRAPPED}: then what wraps is less than that. */
    private final int[] addends;

    /** Least value of each place so far, moved by {@link #WRAPPED} and with the top bit turned, so that it compares as signed. */
    private final int[] least;

    /**
     * @param places permutations, at least 1
     * @param seed of the script's random state
     */
    BigCodeMinHash(int places, int seed) {
        NumpyRandom random = new NumpyRandom(seed);
        this.multipliers = random.uint32(1, PRIME, places);
        this.addends = random.uint32(0, PRIME, places);
        for (int i = 0; i < places; i++) {
            addends[i] += WRAPPED;
        }
        this.least = new int[places];
    }

    /** Fills in the least value of each place, as unsigned; all ones if there are no hashes. */
    void sign(int[] hashes, int count, int[] signature) {
        Arrays.fill(least, Integer.MAX_VALUE);
        int tiled = count - count % TILE;
        for (int i = 0; i < tiled; i += TILE) {
            lower(hashes[i], hashes[i + 1], hashes[i + 2], hashes[i + 3]);
        }
        for (int i = tiled; i < count; i++) {
            lower(hashes[i], hashes[i], hashes[i], hashes[i]);
        }
        for (int place = 0; place < least.length; place++) {
            int moved = least[place] ^ Integer.MIN_VALUE;
            boolean wrapped = Integer.compareUnsigned(moved, WRAPPED) < 0;
            signature[place] = count == 0 ? -1 : wrapped ? leastOf(place, hashes, count) : moved - WRAPPED;
        }
    }

    private void lower(int h0, int h1, int h2, int h3) {
        int[] a = multipliers;
        int[] b = addends;
        int[] m = least;
        for (int p = 0; p < m.length; p++) {
            int v01 = Math.min((h0 * a[p] + b[p]) ^ Integer.MIN_VALUE, (h1 * a[p] + b[p]) ^ Integer.MIN_VALUE);
            int v23 = Math.min((h2 * a[p] + b[p]) ^ Integer.MIN_VALUE, (h3 * a[p] + b[p]) ^ Integer.MIN_VALUE);
            m[p] = Math.min(m[p], Math.min(v01, v23));
        }
    }

    /** The least value of a place that some hash wraps in, computed as it is defined. */
    private int leastOf(int place, int[] hashes, int count) {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            long product = (hashes[i] * multipliers[place] + addends[place] - WRAPPED) & 0xFFFFFFFFL;
            smallest = Math.min(smallest, product % PRIME);
        }
        return (int) smallest;
    }
}
