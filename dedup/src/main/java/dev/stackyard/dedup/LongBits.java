package dev.stackyard.dedup;

/** A fixed number of bits, counted in 64 bits. Not thread-safe for writing. */
final class LongBits {

    private final long[] words;

    /** @param size number of bits, at most 2^37 */
    LongBits(long size) {
        this.words = new long[Math.toIntExact((size + 63) >>> 6)];
    }

    boolean get(long index) {
        return (words[(int) (index >>> 6)] >>> index & 1) != 0;
    }

    void set(long index) {
        words[(int) (index >>> 6)] |= 1L << index;
    }
}
