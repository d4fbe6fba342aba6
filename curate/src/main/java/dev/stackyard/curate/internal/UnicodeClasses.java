package dev.stackyard.curate.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/**
 * Character classes as Python 3.11 has them ({@code str.isalpha}, {@code str.isalnum}, {@code str.isspace}, {@code re}'s
 * {@code \w} and {@code \s}), because The Stack v2's thresholds were set with Python.
 *
 * <p>Frozen at Unicode 14.0 by a table in the resources, so that a signal has the same value on every JVM: {@link
 * Character#isLetter(int)} changes with the JDK. Code points are not checked: what lies beyond U+10FFFF is in no class.
 */
final class UnicodeClasses {

    private static final String TABLE = "unicode-14.txt";
    private static final BitSet ALPHABETIC = new BitSet(Character.MAX_CODE_POINT + 1);
    private static final BitSet ALPHANUMERIC = new BitSet(Character.MAX_CODE_POINT + 1);

    static {
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UnicodeClasses() {}

    private static void load() throws IOException {
        InputStream stream = Objects.requireNonNull(UnicodeClasses.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    addRange(line.split(" "));
                }
            }
        }
    }

    /** @param fields first and last code point in hex, then {@code A} for alphabetic or {@code N} for alphanumeric only */
    private static void addRange(String[] fields) {
        int first = Integer.parseInt(fields[0], 16);
        int end = Integer.parseInt(fields[1], 16) + 1;
        ALPHANUMERIC.set(first, end);
        if (fields[2].equals("A")) {
            ALPHABETIC.set(first, end);
        }
    }

    /** A letter: {@code str.isalpha}. */
    static boolean isAlphabetic(int codePoint) {
        return ALPHABETIC.get(codePoint);
    }

    /** A letter, digit or other number: {@code str.isalnum}. */
    static boolean isAlphanumeric(int codePoint) {
        return ALPHANUMERIC.get(codePoint);
    }

    /** A character of a word: {@code re}'s {@code \w}. */
    static boolean isWord(int codePoint) {
        return codePoint == '_' || isAlphanumeric(codePoint);
    }

    /** White space: {@code str.isspace} and {@code re}'s {@code \s}. Unicode has not changed this set since 6.3. */
    static boolean isSpace(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == ' '
                    || (codePoint >= 0x09 && codePoint <= 0x0D)
                    || (codePoint >= 0x1C && codePoint <= 0x1F);
        }
        return codePoint == 0x85
                || codePoint == 0xA0
                || codePoint == 0x1680
                || (codePoint >= 0x2000 && codePoint <= 0x200A)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202F
                || codePoint == 0x205F
                || codePoint == 0x3000;
    }
}
