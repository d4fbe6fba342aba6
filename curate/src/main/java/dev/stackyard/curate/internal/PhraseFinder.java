package dev.stackyard.curate.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a few short phrases at once, without regard to the case of ASCII letters. Immutable.
 *
 * <p>For phrases without {@code k} this is the same as lowering both sides with Python's {@code str.lower}: no other
 * character becomes an ASCII letter alone.
 */
public final class PhraseFinder {

    private record Phrase(String text, byte[] lower) {}

    /** The phrases that begin with each byte, in either case. */
    private final Phrase[][] byFirstByte = new Phrase[256][];

    /** @param phrases none of them empty */
    public PhraseFinder(List<String> phrases) {
        List<Phrase> all = phrases.stream()
                .map(text -> new Phrase(text, text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (int b = 0; b < byFirstByte.length; b++) {
            byte lower = toLower((byte) b);
            byFirstByte[b] =
                    all.stream().filter(phrase -> phrase.lower[0] == lower).toArray(Phrase[]::new);
        }
    }

    /**
     * The phrase that comes first in the bytes from {@code start} to {@code end}, exclusive; of those that begin at the
     * same place, the first of the list.
     *
     * @return null if there is none
     */
    public @Nullable String find(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            for (Phrase phrase : byFirstByte[text[i] & 0xFF]) {
                if (isAt(phrase.lower, text, i, end)) {
                    return phrase.text;
                }
            }
        }
        return null;
    }

    private static boolean isAt(byte[] lower, byte[] text, int at, int end) {
        if (lower.length > end - at) {
            return false;
        }
        for (int k = 1; k < lower.length; k++) {
            if (toLower(text[at + k]) != lower[k]) {
                return false;
            }
        }
        return true;
    }

    private static byte toLower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
