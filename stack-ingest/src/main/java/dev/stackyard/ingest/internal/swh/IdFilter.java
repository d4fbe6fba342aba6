package dev.stackyard.ingest.internal.swh;

/**
 * A set of identifiers that may claim to have one that it has not, but never the other way round: a Bloom filter (Bloom,
 * "Space/time trade-offs in hash coding with allowable errors", 1970). Identifiers are hashes already, so their own bytes
 * serve as the hash functions: the first four choose a block, each of the next four a bit of it. Blocks are in the order of the
 * identifiers, so that tasks can make some of them each ({@link WantedIds}). Thread-safe.
 */
final class IdFilter {

    /** Bytes of a block: small beside what a task may hold, large enough for blocks to fill evenly. */
    static final int BLOCK_BYTES = 1 << 12;

    /** With ten bits an identifier and four probes, one in a hundred is let through that should not be. */
    private static final int BITS_EACH = 10;

    private static final int PROBES = 4;
    private static final int BLOCK_BITS = 8 * BLOCK_BYTES;
    private static final int MOST_BLOCKS = 1 << 17;

    private static final IdFilter ALL = new IdFilter(new byte[0]);

    private final byte[] bits;

    /** @param bits all blocks, one after the other */
    IdFilter(byte[] bits) {
        this.bits = bits;
    }

    /** Lets everything through. */
    static IdFilter all() {
        return ALL;
    }

    /**
     * Blocks of a filter.
     *
     * @param number of identifiers at most; with more than some 400 million the filter lets more and more through
     */
    static int blocks(long number) {
        return (int) Math.min(MOST_BLOCKS, Math.max(0, number - 1) * BITS_EACH / BLOCK_BITS + 1);
    }

    /** The block that an identifier is in. */
    static int block(byte[] id, int offset, int blocks) {
        return (int) (((number(id, offset) & 0xFFFFFFFFL) * blocks) >>> Integer.SIZE);
    }

    /** Adds an identifier to its block, whose first byte is at {@code start}. */
    static void add(byte[] id, int offset, byte[] bits, int start) {
        for (int i = 1; i <= PROBES; i++) {
            int bit = number(id, offset + i * Integer.BYTES) & (BLOCK_BITS - 1);
            bits[start + (bit >>> 3)] |= (byte) (1 << (bit & 7));
        }
    }

    boolean mayHave(byte[] id, int offset) {
        if (bits.length == 0) {
            return true;
        }
        int start = block(id, offset, bits.length / BLOCK_BYTES) * BLOCK_BYTES;
        for (int i = 1; i <= PROBES; i++) {
            int bit = number(id, offset + i * Integer.BYTES) & (BLOCK_BITS - 1);
            if ((bits[start + (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] id, int at) {
        return id[at] << 24 | (id[at + 1] & 0xFF) << 16 | (id[at + 2] & 0xFF) << 8 | (id[at + 3] & 0xFF);
    }
}
