package dev.stackyard.dedup;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Classic MinHash (Broder, 1997) for comparison: one multiply-shift hash per place, 31-bit minima in the form that JDK 17
 * vectorises (a minimum by sign mask; {@code Math.min} is not vectorised there).
 */
final class ClassicKernel implements MinHashKernel {

    private final int[] multipliers;
    private final int[] addends;
    private final int[] minima;

    ClassicKernel(int hashes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        multipliers = random.ints(hashes).map(a -> a | 1).toArray();
        addends = random.ints(hashes).toArray();
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
            long folded = shingles[i] ^ (shingles[i] >>> 32);
            permute((int) folded, multipliers, addends, minima);
        }
        for (int i = 0; i < minima.length; i++) {
            // the low bits of a multiply-shift hash are poor: mix before they become the signature
            signature[offset + i] = (byte) ((minima[i] * 0x9E3779B1) >>> 24);
        }
    }

    private static void permute(int x, int[] a, int[] b, int[] minima) {
        for (int i = 0; i < minima.length; i++) {
            int difference = ((a[i] * x + b[i]) >>> 1) - minima[i];
            minima[i] += difference & (difference >> 31);
        }
    }
}
