package dev.stackyard.dedup;

/** {@link PermutationsKernel} in the form that JDK 17 vectorises: a minimum by sign mask, {@code Math.min} is not vectorised there. */
final class ClassicKernel extends PermutationsKernel {

    ClassicKernel(int hashes, long seed) {
        super(hashes, seed);
    }

    @Override
    void permuteAll(long[] shingles, int count) {
        for (int i = 0; i < count; i++) {
            permute(fold(shingles[i]), multipliers, addends, minima);
        }
    }

    private static void permute(int x, int[] a, int[] b, int[] minima) {
        for (int i = 0; i < minima.length; i++) {
            int difference = ((a[i] * x + b[i]) >>> 1) - minima[i];
            minima[i] += difference & (difference >> 31);
        }
    }
}
