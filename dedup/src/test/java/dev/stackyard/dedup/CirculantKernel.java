package dev.stackyard.dedup;

import java.util.Arrays;

/**
 * C-MinHash for comparison (Li and Li: "C-MinHash: Improving Minwise Hashing with Circulant Permutation", ICML 2022, arXiv
 * 2109.03337): one permutation mixes the shingle, and one other, shifted by another amount for each place, ranks it. With a
 * linear one, as rensa has it, a place costs an addition.
 */
final class CirculantKernel implements MinHashKernel {

    private final long seed;
    private final int[] shifts;
    private final int[] minima;

    CirculantKernel(int hashes, long seed) {
        this.seed = mix(seed + 1);
        int multiplier = (int) mix(seed + 2) | 1;
        shifts = new int[hashes];
        for (int i = 0; i < hashes; i++) {
            shifts[i] = multiplier * i;
        }
        minima = new int[hashes];
    }

    @Override
    public int hashes() {
        return minima.length;
    }

    @Override
    public void sign(long[] shingles, int count, byte[] signature, int offset) {
        Arrays.fill(minima, Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            rank((int) (mix(shingles[i] + seed) >>> 32), shifts, minima);
        }
        for (int i = 0; i < minima.length; i++) {
            signature[offset + i] = (byte) ((minima[i] * 0x9E3779B1) >>> 24);
        }
    }

    private static void rank(int x, int[] shifts, int[] minima) {
        for (int i = 0; i < minima.length; i++) {
            minima[i] = Math.min(minima[i], x + shifts[i]);
        }
    }

    private static long mix(long x) {
        long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
