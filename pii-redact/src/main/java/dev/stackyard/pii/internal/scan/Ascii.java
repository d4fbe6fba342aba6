package dev.stackyard.pii.internal.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** ASCII as bytes. None of these looks at the locale. */
public final class Ascii {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Ascii() {}

    /**
     * Index of the first byte equal to {@code wanted} in a range, or {@code end}. Looks at eight bytes at a time with
     * the zero-byte test of Mycroft (1987), which never misses and whose first hit is exact.
     */
    public static int indexOf(byte wanted, byte[] bytes, int from, int end) {
        long pattern = (wanted & 0xFF) * ONES;
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long x = (long) LONGS.get(bytes, i) ^ pattern;
            long zero = (x - ONES) & ~x & HIGHS;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
        }
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    public static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    public static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    public static boolean isAlphanumeric(int c) {
        return isDigit(c) || isLetter(c);
    }

    /** Letter, digit or underscore. */
    public static boolean isWord(int c) {
        return isAlphanumeric(c) || c == '_';
    }

    public static boolean isHex(int c) {
        int lower = c | 0x20;
        return isDigit(c) || (lower >= 'a' && lower <= 'f');
    }

    /** Space, tab, line feed or carriage return. */
    public static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** A letter in lower case; anything else as it is. */
    public static int toLower(int c) {
        return isUpper(c) ? c | 0x20 : c;
    }

    /** Whether a lower-case word stands at an index, in any letter case. The caller has checked that it fits. */
    public static boolean matchesIgnoreCase(byte[] bytes, int index, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (toLower(bytes[index + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The range as a string of lower-case ASCII; other bytes become one character each. */
    public static String lowerCase(byte[] bytes, int from, int to) {
        byte[] lower = new byte[to - from];
        for (int i = from; i < to; i++) {
            lower[i - from] = (byte) toLower(bytes[i]);
        }
        return new String(lower, StandardCharsets.ISO_8859_1);
    }
}
