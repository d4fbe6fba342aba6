package dev.stackyard.languages.internal;

import java.nio.charset.StandardCharsets;

/** Finds and compares short ASCII strings in bytes. */
public final class ByteSearch {

    private ByteSearch() {}

    /** The bytes of an ASCII string. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where a word first begins in the range, or -1. The word is not empty. */
    public static int indexOf(byte[] text, int from, int to, byte[] word) {
        byte first = word[0];
        int last = to - word.length;
        for (int i = from; i <= last; i++) {
            if (text[i] == first && startsWith(text, i, to, word)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean contains(byte[] text, int from, int to, byte[] word) {
        return indexOf(text, from, to, word) >= 0;
    }

    /** Whether the word is at {@code from} and ends before {@code to}. */
    public static boolean startsWith(byte[] text, int from, int to, byte[] word) {
        if (to - from < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[from + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
