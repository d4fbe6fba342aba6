package dev.stackyard.dedup;

/**
 * {@link PermutationsKernel} with four shingles at a time, so that each permutation and each minimum is loaded once for all of
 * them: what rensa calls tiles.
 */
final class TiledKernel extends PermutationsKernel {

    TiledKernel(int hashes, long seed) {
        super(hashes, seed);
    }

    @Override
    void permuteAll(long[] shingles, int count) {
        int tiled = count & ~3;
        for (int i = 0; i < tiled; i += 4) {
            permute(fold(shingles[i]), fold(shingles[i + 1]), fold(shingles[i + 2]), fold(shingles[i + 3]));
        }
        for (int i = tiled; i < count; i++) {
            int last = fold(shingles[i]);
            permute(last, last, last, last);
        }
    }

    private void permute(int x0, int x1, int x2, int x3) {
        int[] a = multipliers;
        int[] b = addends;
        int[] m = minima;
        for (int i = 0; i < m.length; i++) {
            int first = Math.min(a[i] * x0 + b[i], a[i] * x1 + b[i]);
            int second = Math.min(a[i] * x2 + b[i], a[i] * x3 + b[i]);
            m[i] = Math.min(m[i], Math.min(first, second));
        }
    }
}
