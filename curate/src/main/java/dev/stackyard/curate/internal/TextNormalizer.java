package dev.stackyard.curate.internal;

import java.util.Arrays;

/**
 * Takes white space and case off a text, so that texts that differ only in these compare equal: The Stack v2 removes
 * white space from both sides before it looks for benchmark strings (arXiv 2402.19173, section 3.3), StarCoder compared
 * lower case (bigcode-project/bigcode-dataset, {@code decontamination/find_substrings.py}).
 *
 * <p>White space is Python's. Case is {@link Character#toLowerCase(int)}, code point by code point; unlike Python's
 * {@code str.lower} a final sigma is like any other, and a dotted capital I becomes a plain i.
 *
 * <p>Holds the last result in a buffer that grows to one and a half times the longest text. One object per thread.
 */
final class TextNormalizer {

    /** Lower-case form of each ASCII character; -1 for white space. */
    private static final byte[] ASCII = new byte[0x80];

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = (byte) (UnicodeClasses.isSpace(c) ? -1 : Character.toLowerCase(c));
        }
    }

    private byte[] buffer = new byte[1 << 12];
    private int length;

    /** Normalizes the bytes from {@code start} to {@code end} (exclusive), which must be well-formed UTF-8. */
    void normalize(byte[] text, int start, int end) {
        // the worst case are letters whose lower-case form takes three bytes instead of two (U+023A, U+023E)
        long needed = (end - start) * 3L / 2 + Integer.BYTES;
        if (buffer.length < needed) {
            buffer = new byte[Math.toIntExact(needed)];
        }
        int out = 0;
        int i = start;
        while (i < end) {
            byte b = text[i];
            if (b >= 0) {
                byte lower = ASCII[b];
                buffer[out] = lower;
                out += 1 + (lower >> 7); // without a branch: white space is written and then overwritten
                i++;
            } else {
                int size = Utf8Cursor.size(text, i, end);
                out = put(Utf8Cursor.codePoint(text, i, size), out);
                i += size;
            }
        }
        length = out;
    }

    private int put(int codePoint, int at) {
        if (UnicodeClasses.isSpace(codePoint)) {
            return at;
        }
        int lower = Character.toLowerCase(codePoint);
        int out = at;
        if (lower < 0x80) {
            buffer[out++] = (byte) lower;
        } else if (lower < 0x800) {
            buffer[out++] = (byte) (0xC0 | lower >> 6);
            buffer[out++] = (byte) (0x80 | (lower & 0x3F));
        } else if (lower < 0x10000) {
            buffer[out++] = (byte) (0xE0 | lower >> 12);
            buffer[out++] = (byte) (0x80 | (lower >> 6 & 0x3F));
            buffer[out++] = (byte) (0x80 | (lower & 0x3F));
        } else {
            buffer[out++] = (byte) (0xF0 | lower >> 18);
            buffer[out++] = (byte) (0x80 | (lower >> 12 & 0x3F));
            buffer[out++] = (byte) (0x80 | (lower >> 6 & 0x3F));
            buffer[out++] = (byte) (0x80 | (lower & 0x3F));
        }
        return out;
    }

    /** The buffer that holds the last result, from 0 to {@link #length}. Valid until the next call. */
    byte[] buffer() {
        return buffer;
    }

    /** Bytes of the last result. */
    int length() {
        return length;
    }

    /** A copy of the last result. */
    byte[] copy() {
        return Arrays.copyOf(buffer, length);
    }
}
