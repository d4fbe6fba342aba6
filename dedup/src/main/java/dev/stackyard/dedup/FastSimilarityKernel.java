package dev.stackyard.dedup;

import java.util.Arrays;

/**
 * Fast similarity sketching (Dahlgaard, Knudsen, Thorup: "Fast Similarity Sketching", FOCS 2017, arXiv 1704.04370): a
 * MinHash signature in time O(n + t log t) for n shingles and t places, where classic MinHash takes n times t.
 *
 * <p>In round i every shingle is thrown into one place with a value of i plus a random fraction, and each place keeps its
 * smallest value. The first round at whose end no place is empty is the last. Large sets are done after one round, which
 * then is one-permutation hashing; small ones take more rounds, so that no place ever has to be borrowed from another
 * ("densification"). After t rounds the throws are no longer random: round t + j throws all shingles into place j, which
 * ends the work for the smallest sets. Each place agrees for two sets with exactly their Jaccard probability, and the
 * estimate's variance is at most that of classic MinHash up to lower-order terms (theorem 1 there).
 */
final class FastSimilarityKernel implements MinHashKernel {

    private static final long EMPTY = Long.MAX_VALUE;
    private static final int EMPTY_FIRST = Integer.MAX_VALUE;
    private static final long MULTIPLIER_1 = 0xBF58476D1CE4E5B9L;
    private static final long MULTIPLIER_2 = 0x94D049BB133111EBL;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final int hashes;
    private final long seed;
    private final long[] minima;
    /** Minima of the first round, as signed numbers in the order of the unsigned ones. */
    private final int[] first;

    private int filled;

    /**
     * @param hashes places of a signature, at least 1
     * @param seed decides all random choices; signatures of different seeds have nothing to do with each other
     */
    FastSimilarityKernel(int hashes, long seed) {
        this.hashes = hashes;
        this.seed = seed;
        this.minima = new long[hashes];
        this.first = new int[hashes];
    }

    @Override
    public int hashes() {
        return hashes;
    }

    @Override
    public void sign(long[] shingles, int count, byte[] signature, int offset) {
        throwFirst(shingles, count);
        for (int round = 1; filled < hashes; round++) {
            if (round < hashes) {
                throwAtRandom(shingles, count, round);
            } else {
                throwInto(round - hashes, shingles, count, round);
            }
        }
        for (int i = 0; i < hashes; i++) {
            signature[offset + i] = (byte) minima[i];
        }
    }

    /**
     * The first round, in which every third throw of a text is a new minimum: no branch could be foretold, so there is none. A
     * fraction of all ones, one in four thousand millions, counts as no throw.
     */
    private void throwFirst(long[] shingles, int count) {
        int[] best = first;
        Arrays.fill(best, EMPTY_FIRST);
        long places = hashes;
        long roundSeed = roundSeed(0);
        for (int i = 0; i < count; i++) {
            long hash = mix(shingles[i] + roundSeed);
            int place = (int) (((hash >>> 32) * places) >>> 32);
            best[place] = Math.min(best[place], (int) hash ^ Integer.MIN_VALUE);
        }
        filled = 0;
        for (int place = 0; place < hashes; place++) {
            boolean empty = best[place] == EMPTY_FIRST;
            filled += empty ? 0 : 1;
            minima[place] = empty ? EMPTY : (best[place] ^ Integer.MIN_VALUE) & 0xFFFF_FFFFL;
        }
    }

    private void throwAtRandom(long[] shingles, int count, int round) {
        long[] best = minima;
        long places = hashes;
        long roundSeed = roundSeed(round);
        long roundBits = (long) round << 32;
        for (int i = 0; i < count; i++) {
            long hash = mix(shingles[i] + roundSeed);
            int place = (int) (((hash >>> 32) * places) >>> 32);
            long value = roundBits | (hash & 0xFFFF_FFFFL);
            if (value < best[place]) {
                filled += best[place] == EMPTY ? 1 : 0;
                best[place] = value;
            }
        }
    }

    private void throwInto(int place, long[] shingles, int count, int round) {
        if (minima[place] != EMPTY) {
            return;
        }
        long roundSeed = roundSeed(round);
        long best = EMPTY;
        for (int i = 0; i < count; i++) {
            best = Math.min(best, ((long) round << 32) | (mix(shingles[i] + roundSeed) & 0xFFFF_FFFFL));
        }
        minima[place] = best;
        filled++;
    }

    private long roundSeed(int round) {
        return mix(seed + (round + 1) * GOLDEN_GAMMA);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; variant 13 of Stafford's mixers). */
    private static long mix(long x) {
        long y = (x ^ x >>> 30) * MULTIPLIER_1;
        y = (y ^ y >>> 27) * MULTIPLIER_2;
        return y ^ y >>> 31;
    }
}
