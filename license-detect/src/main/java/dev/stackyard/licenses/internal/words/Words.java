package dev.stackyard.licenses.internal.words;

import java.util.Arrays;

/**
 * The normalised words of a stretch of text: for each one its 32-bit hash and the bytes it came from. Grows and is
 * reused; used by one thread.
 */
public final class Words {

    private int[] hashes = new int[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int size;

    public int size() {
        return size;
    }

    /** Hash of a word, see {@link WordScanner}. */
    public int hash(int index) {
        return hashes[index];
    }

    /** First byte of a word in the text. */
    public int start(int index) {
        return starts[index];
    }

    /** One past the last byte of a word in the text. */
    public int end(int index) {
        return ends[index];
    }

    /** The hashes; only the first {@link #size} count. Shared, not to be changed. */
    public int[] hashes() {
        return hashes;
    }

    /** A copy of the hashes, exactly as many as there are words. */
    public int[] toHashes() {
        return Arrays.copyOf(hashes, size);
    }

    public void clear() {
        size = 0;
    }

    void add(int hash, int start, int end) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        hashes[size] = hash;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** Forgets the last words. */
    void removeLast(int count) {
        size -= count;
    }
}
