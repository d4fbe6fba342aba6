package dev.stackyard.curate.internal;

import dev.stackyard.corpus.Utf8;
import java.util.Arrays;

/** A growing list of byte ranges that can tell how many characters they cover together. Reused from text to text. */
final class ByteRanges {

    private long[] packed = new long[16];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds the bytes from {@code start} to {@code end}, exclusive. */
    void add(int start, int end) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, 2 * size);
        }
        packed[size++] = (long) start << Integer.SIZE | end;
    }

    /** Code points that lie in at least one range. Sorts the list. */
    int coveredCharacters(byte[] text) {
        Arrays.sort(packed, 0, size);
        int covered = 0;
        int reached = 0;
        for (int i = 0; i < size; i++) {
            int start = Math.max(reached, (int) (packed[i] >>> Integer.SIZE));
            int end = (int) packed[i];
            if (end > start) {
                covered += Utf8.codePoints(text, start, end - start);
                reached = end;
            }
        }
        return covered;
    }
}
