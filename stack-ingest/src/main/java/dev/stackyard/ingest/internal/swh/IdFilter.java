package dev.stackyard.ingest.internal.swh;

import java.nio.ByteBuffer;

/**
 * A set of identifiers that may claim to have one that it has not, but never the other way round: a Bloom filter (Bloom,
 * "Space/time trade-offs in hash coding with allowable errors", 1970). Identifiers are hashes already, so their own bytes
 * serve as the hash functions. Adding is for one thread; asking, after that, for any number.
 */
final class IdFilter {

    /** With ten bits an identifier and four probes, one in a hundred is let through that should not be. */
    private static final int BITS_EACH = 10;

    private static final int PROBES = 4;
    private static final long MOST_BITS = 1L << 32;

    private final long[] bits;

    /** @param number of identifiers at most; with more than some 400 million it lets more and more through */
    IdFilter(long number) {
        long wanted = Math.max(64, Math.min(MOST_BITS, number * BITS_EACH));
        bits = new long[(int) ((wanted + 63) / 64)];
    }

    void add(byte[] id, int offset) {
        for (int i = 0; i < PROBES; i++) {
            long bit = bit(id, offset, i);
            bits[(int) (bit >>> 6)] |= 1L << bit;
        }
    }

    boolean mayHave(byte[] id, int offset) {
        for (int i = 0; i < PROBES; i++) {
            long bit = bit(id, offset, i);
            if ((bits[(int) (bit >>> 6)] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private long bit(byte[] id, int offset, int probe) {
        return Long.remainderUnsigned(ByteBuffer.wrap(id).getLong(offset + 4 * probe), 64L * bits.length);
    }
}
