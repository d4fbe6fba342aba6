package dev.stackyard.dedup;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Classic MinHash like {@link ClassicKernel} for comparison, but several shingles at a time, so that each permutation and each
 * minimum is loaded once for all of them: what rensa calls tiles.
 */
final class TiledKernel implements MinHashKernel {

    private final int[] multipliers;
    private final int[] addends;
    private final int[] minima;

    TiledKernel(int hashes, long seed) {
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
        int tiled = count & ~3;
        for (int i = 0; i < tiled; i += 4) {
            permute(fold(shingles[i]), fold(shingles[i + 1]), fold(shingles[i + 2]), fold(shingles[i + 3]));
        }
        for (int i = tiled; i < count; i++) {
            int last = fold(shingles[i]);
            permute(last, last, last, last);
        }
        for (int i = 0; i < minima.length; i++) {
            signature[offset + i] = (byte) ((minima[i] * 0x9E3779B1) >>> 24);
        }
    }

    private static int fold(long shingle) {
        return (int) (shingle ^ (shingle >>> 32));
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
