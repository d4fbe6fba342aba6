package dev.stackyard.dedup;

import java.util.Arrays;

/**
 * One-permutation hashing with optimal densification ("Optimal Densification for Fast and Accurate Minwise Hashing",
 * Shrivastava, ICML 2017) for comparison: a place that no shingle fell into borrows from a full one chosen by hashing.
 */
final class OnePermutationKernel implements MinHashKernel {

    private final long seed;
    private final long[] minima;

    OnePermutationKernel(int hashes, long seed) {
        this.seed = mix(seed + 1);
        this.minima = new long[hashes];
    }

    @Override
    public int hashes() {
        return minima.length;
    }

    @Override
    public void sign(long[] shingles, int count, byte[] signature, int offset) {
        Arrays.fill(minima, Long.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            long hash = mix(shingles[i] + seed);
            int place = place(hash);
            minima[place] = Math.min(minima[place], hash & 0xFFFFFFFFL);
        }
        for (int i = 0; i < minima.length; i++) {
            int from = i;
            for (int attempt = 1; minima[from] == Long.MAX_VALUE; attempt++) {
                from = place(mix(seed + i * 0x10001L + attempt * 0x9E3779B97F4A7C15L));
            }
            signature[offset + i] = (byte) minima[from];
        }
    }

    private int place(long hash) {
        return (int) (((hash >>> 32) * minima.length) >>> 32);
    }

    private static long mix(long x) {
        long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
