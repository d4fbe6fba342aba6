package dev.stackyard.dedup;

/**
 * One bit of each place of a signature, at most 128: small enough to travel with every record, good enough to tell which
 * pairs are worth reading. Two bits agree with probability (1 + s) / 2 for texts of similarity s ("b-bit minwise hashing",
 * Li and König, 2010, b = 1).
 */
final class BitSketch {

    /** Bits of a sketch, used or not. */
    static final int SIZE = 128;

    /** Standard deviations that an estimate is trusted to lie within: 1 in 740 similar pairs is lower. */
    private static final double TRUSTED_DEVIATIONS = 3;

    private BitSketch() {}

    /** Bits that are used of signatures of this many places. */
    static int bits(int hashes) {
        return Math.min(SIZE, hashes);
    }

    /** Half of a sketch: the lowest bits of 64 places from {@code first}, zero for those that do not exist. */
    static long half(byte[] signature, int offset, int hashes, int first) {
        long bits = 0;
        int end = Math.min(first + 64, hashes);
        for (int i = first; i < end; i++) {
            bits |= (signature[offset + i] & 1L) << (i - first);
        }
        return bits;
    }

    /** The similarity that this many agreeing bits speak for; negative below what chance gives. */
    static double estimate(int agreeing, int bits) {
        return 2.0 * agreeing / bits - 1;
    }

    /** The greatest similarity that is still to be expected behind this many agreeing bits. */
    static double atMost(int agreeing, int bits) {
        return estimate(agreeing, bits) + margin((double) agreeing / bits, bits);
    }

    /** The fewest agreeing bits that are still to be expected of a pair with this similarity. */
    static int fewestAgreeing(double similarity, int bits) {
        double share = (1 + similarity) / 2;
        return (int) Math.floor(bits * (share - margin(share, bits) / 2));
    }

    /** The fewest agreeing bits behind which no smaller similarity than this is to be expected; above all if there is none. */
    static int surelyAgreeing(double similarity, int bits) {
        for (int agreeing = 0; agreeing <= bits; agreeing++) {
            double share = (double) agreeing / bits;
            if (estimate(agreeing, bits) - margin(share, bits) >= similarity) {
                return agreeing;
            }
        }
        return bits + 1;
    }

    private static double margin(double share, int bits) {
        return 2 * TRUSTED_DEVIATIONS * Math.sqrt(share * (1 - share) / bits);
    }
}
