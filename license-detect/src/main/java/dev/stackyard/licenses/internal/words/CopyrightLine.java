package dev.stackyard.licenses.internal.words;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Finds the end of a line that states a copyright: the matching guidelines of the SPDX list do not count it. */
final class CopyrightLine {

    private static final int LONGEST = 160;
    /** Words with which licences begin. */
    private static final byte[][] LICENSE_BEGINNINGS = Stream.of(
                    "permission", "redistribution", "licensed", "licenced", "released under", "distributed under")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private CopyrightLine() {}

    /**
     * Where a line ends that begins with "Copyright", "(c)" or the sign, if it states a copyright: it has a year, the
     * sign again, or a placeholder for one. Otherwise {@code i}. A very long line is text that goes on, and stays. Where a
     * licence begins on the same line ("Copyright 2020 Jane Doe. Licensed under ..."), the statement ends before it.
     */
    static int end(byte[] text, int i, int to, boolean isSign) {
        boolean states = isSign;
        int end = i;
        while (end < to && text[end] != '\n') {
            states |= isYear(text, end, to) || isSignAt(text, end, to) || isPlaceholder(text, end, to);
            if (states && !ByteClasses.isWordByte(text[end]) && beginsLicense(text, end + 1, to)) {
                return end;
            }
            if (++end - i > LONGEST) {
                return i;
            }
        }
        return states ? end : i;
    }

    private static boolean beginsLicense(byte[] text, int i, int to) {
        for (byte[] word : LICENSE_BEGINNINGS) {
            int same = 0;
            while (same < word.length && i + same < to && ByteClasses.LOWER[text[i + same] & 0xFF] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYear(byte[] text, int i, int to) {
        return i + 4 <= to
                && ((text[i] == '1' && text[i + 1] == '9') || (text[i] == '2' && text[i + 1] == '0'))
                && ByteClasses.isDigit(text[i + 2])
                && ByteClasses.isDigit(text[i + 3]);
    }

    private static boolean isSignAt(byte[] text, int i, int to) {
        return (i + 3 <= to && text[i] == '(' && (text[i + 1] | 0x20) == 'c' && text[i + 2] == ')')
                || (i + 2 <= to && text[i] == (byte) 0xC2 && text[i + 1] == (byte) 0xA9);
    }

    private static boolean isPlaceholder(byte[] text, int i, int to) {
        return (text[i] == '<' || text[i] == '[' || text[i] == '{') && i + 1 < to && (text[i + 1] | 0x20) == 'y';
    }
}
