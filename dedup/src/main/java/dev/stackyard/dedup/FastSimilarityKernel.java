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
 *
 * <p>A round's hash is one multiplication by an odd number of its own (multiply-shift, Dietzfelbinger et al. 1997): shingles are
 * hashes of 64 bits already, and what is left to do is to make rounds independent. Two rounds share a product, each with 32 of
 * its bits. Thread-confined.
 */
final class FastSimilarityKernel implements MinHashKernel {

    /** A place's value is the round and then a fraction of so many bits; equal fractions of different shingles do no harm. */
    private static final int FRACTION_BITS = 21;

    /** Sets so many times larger than a signature are mostly done after one round. */
    private static final int LARGE = 6;

    /** With fewer throws a place than this it is not worth looking whether all have one: e^-4 of them have none. */
    private static final int FEW = 4;

    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int MOST_HASHES = 1 << (31 - FRACTION_BITS);
    /** What a place holds has the sign bit, so that it is less than this, and one conjunction tells whether all do. */
    private static final int THROWN = Integer.MIN_VALUE;

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
        boolean missing = true;
        if (count >= LARGE * hashes) {
            throwOnce(shingles, count);
            missing = hasEmptyPlace();
        }
        for (int round = 0; round < hashes && missing; round += 2) {
            throwTwice(shingles, count, round);
            missing = (round + 2L) * count < (long) FEW * hashes || hasEmptyPlace();
        }
        for (int place = 0; place < hashes; place++) {
            int value = minima[place] == EMPTY ? smallest(shingles, count, hashes + place) : minima[place];
            signature[offset + place] = (byte) value;
        }
    }

    /** Without a branch for each place: the sign is lost as soon as one has none. */
    private boolean hasEmptyPlace() {
        int all = THROWN;
        for (int value : minima) {
            all &= value;
        }
        return all == 0;
    }

    /** An even round with the upper word of a product, and the odd one after it with the lower. */
    private void throwTwice(long[] shingles, int count, int round) {
        int[] best = minima;
        long places = hashes;
        long multiplier = multiplier(round);
        int even = THROWN | round << FRACTION_BITS;
        int odd = THROWN | (round + 1) << FRACTION_BITS;
        for (int i = 0; i < count; i++) {
            long hash = shingles[i] * multiplier;
            throwInto(best, (hash >>> 32) * places, even);
            throwInto(best, (hash & LOW_WORD) * places, odd);
        }
    }

    /** Round 0 alone. */
    private void throwOnce(long[] shingles, int count) {
        int[] best = minima;
        long places = hashes;
        long multiplier = multiplier(0);
        for (int i = 0; i < count; i++) {
            throwInto(best, ((shingles[i] * multiplier) >>> 32) * places, THROWN);
        }
    }

    /**
     * Every third throw of a short text is a new minimum, which no processor can foretell: so there is no branch.
     *
     * @param thrown place in the upper word, fraction in the upper bits of the lower one
     * @param round {@link #THROWN} and the round above the fraction
     */
    private static void throwInto(int[] best, long thrown, int round) {
        int place = (int) (thrown >>> 32);
        best[place] = Math.min(best[place], round | ((int) thrown >>> (32 - FRACTION_BITS)));
    }

    private int smallest(long[] shingles, int count, int round) {
        long multiplier = multiplier(round);
        int best = FRACTION;
        for (int i = 0; i < count; i++) {
            best = Math.min(best, (int) ((shingles[i] * multiplier) >>> (64 - FRACTION_BITS)));
        }
        return best;
    }

    private long multiplier(int round) {
        return mix(seed + (round + 1) * GOLDEN_GAMMA) | 1;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; variant 13 of Stafford's mixers). */
    private static long mix(long x) {
        long y = (x ^ x >>> 30) * MULTIPLIER_1;
        y = (y ^ y >>> 27) * MULTIPLIER_2;
        return y ^ y >>> 31;
    }
}
