package dev.stackyard.curate.internal;

/**
 * Steps through UTF-8 one code point at a time. Meant for the rare byte that is not ASCII. On malformed bytes, which
 * rows never hold, it still moves on and stays inside the array, with some code point or other.
 */
final class Utf8Cursor {

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8Cursor() {}

    /** How many bytes the code point at {@code i} takes: 1 to 4, never beyond {@code end}. */
    static int size(byte[] text, int i, int end) {
        int lead = text[i] & 0xFF;
        int size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        return Math.min(size, end - i);
    }

    /** The code point at {@code i}, whose {@link #size} is {@code size}. */
    static int codePoint(byte[] text, int i, int size) {
        int lead = text[i] & 0xFF;
        if (size == 1) {
            return lead < 0x80 ? lead : REPLACEMENT;
        }
        int value = lead & (0x7F >> size);
        for (int k = 1; k < size; k++) {
            value = value << 6 | (text[i + k] & 0x3F);
        }
        return value;
    }

    /** The code point that ends just before {@code i}, which must be greater than {@code start}. */
    static int codePointBefore(byte[] text, int start, int i) {
        int begin = i - 1;
        while (begin > start && i - begin < 4 && (text[begin] & 0xC0) == 0x80) {
            begin--;
        }
        return codePoint(text, begin, i - begin);
    }
}
