package dev.stackyard.curate.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A short text that is looked for without regard to the case of ASCII letters. Immutable.
 *
 * <p>On a pattern without {@code k} this is the same as lowering both sides with Python's {@code str.lower}: no other
 * character becomes an ASCII letter alone.
 */
public final class AsciiPattern {

    private final String text;
    private final byte[] lower;

    /** @param text at least one character */
    public AsciiPattern(String text) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the bytes from {@code start} to {@code end} (exclusive) contain the pattern. */
    public boolean isIn(byte[] bytes, int start, int end) {
        byte first = lower[0];
        for (int i = start; i + lower.length <= end; i++) {
            if (toLower(bytes[i]) == first && matchesAt(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAt(byte[] bytes, int at) {
        for (int k = 1; k < lower.length; k++) {
            if (toLower(bytes[at + k]) != lower[k]) {
                return false;
            }
        }
        return true;
    }

    private static byte toLower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    @Override
    public String toString() {
        return text;
    }
}
