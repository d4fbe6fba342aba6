package dev.stackyard.dedup;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Classic MinHash (Broder, 1997) for comparison: one multiply-shift hash of 32 bits per place. */
abstract class PermutationsKernel implements MinHashKernel {

    final int[] multipliers;
    final int[] addends;
    final int[] minima;

    PermutationsKernel(int hashes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        multipliers = random.ints(hashes).map(a -> a | 1).toArray();
        addends = random.ints(hashes).toArray();
        minima = new int[hashes];
    }

    @Override
    public final int hashes() {
        return minima.length;
    }

    @Override
    public final void sign(long[] shingles, int count, byte[] signature, int offset) {
        Arrays.fill(minima, Integer.MAX_VALUE);
        permuteAll(shingles, count);
        for (int i = 0; i < minima.length; i++) {
            // the low bits of a multiply-shift hash are poor: mix before they become the signature
            signature[offset + i] = (byte) ((minima[i] * 0x9E3779B1) >>> 24);
        }
    }

    abstract void permuteAll(long[] shingles, int count);

    static int fold(long shingle) {
        return (int) (shingle ^ (shingle >>> 32));
    }
}
