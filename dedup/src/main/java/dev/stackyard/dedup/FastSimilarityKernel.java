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
 * estimate's variance is at most that of classic MinHash up to lower-order terms (theorem 1 there). Two rounds share a hash of
 * 64 bits, each with 32 of them.
 */
final class FastSimilarityKernel implements MinHashKernel {

    /** A place's value is the round and then a fraction of so many bits; equal fractions of different shingles do no harm. */
    private static final int FRACTION_BITS = 21;

    /** Sets so many times larger than a signature are nearly always done after one round. */
    private static final int LARGE = 8;

    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int MOST_HASHES = 1 << (31 - FRACTION_BITS);
    private static final int EMPTY = Integer.MAX_VALUE;
    private static final long MULTIPLIER_1 = 0xBF58476D1CE4E5B9L;
    private static final long MULTIPLIER_2 = 0x94D049BB133111EBL;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final int hashes;
    private final long seed;
    private final int[] minima;

    /**
     * @param hashes places of a signature, 1 to 1,024
     * @param seed decides all random choices; signatures of different seeds have nothing to do with each other
     */
    FastSimilarityKernel(int hashes, long seed) {
        if (hashes < 1 || hashes > MOST_HASHES) {
            throw new IllegalArgumentException("a signature has 1 to " + MOST_HASHES + " places, not " + hashes);
        }
        this.hashes = hashes;
        this.seed = seed;
        this.minima = new int[hashes];
    }

    @Override
    public int hashes() {
        return hashes;
    }

    @Override
    public void sign(long[] shingles, int count, byte[] signature, int offset) {
        Arrays.fill(minima, EMPTY);
        for (int round = 0; round < hashes && hasEmptyPlace(); round += 2) {
            if (count >= LARGE * hashes) {
                throwOnce(shingles, count, round);
            }
            if (count < LARGE * hashes || hasEmptyPlace()) {
                throwTwice(shingles, count, round);
            }
        }
        for (int place = 0; place < hashes; place++) {
            int value = minima[place] == EMPTY ? smallest(shingles, count, hashes + place) : minima[place];
            signature[offset + place] = (byte) value;
        }
    }

    private boolean hasEmptyPlace() {
        for (int value : minima) {
            if (value == EMPTY) {
                return true;
            }
        }
        return false;
    }

    /** An even round with the upper word of a hash, and the odd one after it with the lower. */
    private void throwTwice(long[] shingles, int count, int round) {
        int[] best = minima;
        long places = hashes;
        long seeds = roundSeed(round);
        int even = round << FRACTION_BITS;
        int odd = (round + 1) << FRACTION_BITS;
        for (int i = 0; i < count; i++) {
            long hash = fold(shingles[i] ^ seeds);
            throwInto(best, (hash >>> 32) * places, even);
            throwInto(best, (hash & LOW_WORD) * places, odd);
        }
    }

    /** The even round of the two alone. */
    private void throwOnce(long[] shingles, int count, int evenRound) {
        int[] best = minima;
        long places = hashes;
        long seeds = roundSeed(evenRound);
        int round = evenRound << FRACTION_BITS;
        for (int i = 0; i < count; i++) {
            throwInto(best, (fold(shingles[i] ^ seeds) >>> 32) * places, round);
        }
    }

    /**
     * Every third throw of a short text is a new minimum, which no processor can foretell: so there is no branch.
     *
     * @param thrown place in the upper word, fraction in the upper bits of the lower one
     */
    private static void throwInto(int[] best, long thrown, int round) {
        int place = (int) (thrown >>> 32);
        best[place] = Math.min(best[place], round | ((int) thrown >>> (32 - FRACTION_BITS)));
    }

    private int smallest(long[] shingles, int count, int round) {
        long roundSeed = roundSeed(round);
        int best = FRACTION;
        for (int i = 0; i < count; i++) {
            best = Math.min(best, (int) fold(shingles[i] ^ roundSeed) & FRACTION);
        }
        return best;
    }

    private long roundSeed(int round) {
        return mix(seed + (round + 1) * GOLDEN_GAMMA);
    }

    /** Both halves of a product of 128 bits in one; shingles are hashes already, so that this is enough to mix them. */
    private static long fold(long x) {
        return Math.multiplyHigh(x, MULTIPLIER_1) ^ x * MULTIPLIER_1;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; variant 13 of Stafford's mixers). */
    private static long mix(long x) {
        long y = (x ^ x >>> 30) * MULTIPLIER_1;
        y = (y ^ y >>> 27) * MULTIPLIER_2;
        return y ^ y >>> 31;
    }
}
