package dev.stackyard.pii.internal.scan;

import dev.stackyard.corpus.ByteSlice;

/**
 * One file's text as the scanners see it. All positions are indices into {@link #bytes}, not offsets from {@link #start}.
 *
 * @param bytes holds the UTF-8 text; not modified. Malformed bytes do no harm: each counts as one unknown character
 * @param start first byte of the text
 * @param end one past its last byte
 * @param form what the file's name says of how values are written in it
 */
public record Text(byte[] bytes, int start, int end, FileForm form) {

    public static Text of(ByteSlice slice, String path) {
        return new Text(slice.array(), slice.offset(), slice.end(), FileForm.ofPath(path));
    }

    /** The byte at an index, 0 to 255; -1 outside the text. */
    public int at(int index) {
        return index < start || index >= end ? -1 : bytes[index] & 0xFF;
    }

    /** Index of the first byte of the line that holds {@code index}, looking back over at most {@code limit} bytes. */
    public int lineStart(int index, int limit) {
        int floor = Math.max(start, index - limit);
        int i = index;
        while (i > floor && bytes[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    /** Index of the line feed that ends the line, or of the text's end, looking over at most {@code limit} bytes. */
    public int lineEnd(int index, int limit) {
        int ceiling = (int) Math.min(end, (long) index + limit);
        int i = index;
        while (i < ceiling && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Whether an ASCII word stands in a range, in any letter case. {@code word} is lower case. */
    public boolean containsIgnoreCase(int from, int to, String word) {
        int last = Math.min(to, end) - word.length();
        for (int i = Math.max(from, start); i <= last; i++) {
            if (Ascii.matchesIgnoreCase(bytes, i, word)) {
                return true;
            }
        }
        return false;
    }
}
