package dev.stackyard.tokenize.bpe;

import java.util.Arrays;

/** Token ids that grow at the end. Owned by one thread; made once and cleared between texts. */
public final class TokenBuffer {

    private static final int SMALLEST_CAPACITY = 1 << 10;

    private int[] ids = new int[SMALLEST_CAPACITY];
    private int size;

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /** The id at a position from 0 to {@code size() - 1}. */
    public int get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("token " + index + " of " + size);
        }
        return ids[index];
    }

    /** The ids themselves, valid up to {@link #size} and until the next change. Not to be written to. */
    public int[] array() {
        return ids;
    }

    public void add(int id) {
        ensure(1);
        ids[size++] = id;
    }

    public void clear() {
        size = 0;
    }

    /** Changes the number of ids; those beyond the old one are what the caller has written into {@link #array}. */
    void resize(int newSize) {
        size = newSize;
    }

    /** A fresh array with just the ids. */
    public int[] toArray() {
        return Arrays.copyOf(ids, size);
    }

    /** Makes room for more ids. */
    void ensure(int more) {
        if (ids.length - size < more) {
            // in longs: twice a large capacity does not fit an int
            long wanted = Math.max((long) size + more, 2L * ids.length);
            ids = Arrays.copyOf(ids, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    /** Adds ids that the caller has written into {@link #array} behind {@link #size}. */
    void advance(int count) {
        size += count;
    }
}
