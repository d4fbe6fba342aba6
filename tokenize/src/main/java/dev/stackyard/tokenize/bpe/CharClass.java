package dev.stackyard.tokenize.bpe;

import dev.stackyard.corpus.Utf8;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What pre-tokenizers want to know of a character: its Unicode general category, folded to seven classes. Each class is
 * one bit, so that a set of classes is a mask.
 *
 * <p>The table is frozen at Unicode 16.0.0 and does not follow the JVM's own, because the same text must give the same
 * tokens on every JVM. See {@code README.md} beside the resource.
 */
final class CharClass {

    /** Punctuation, symbols, controls, unassigned; also each byte that is no part of well-formed UTF-8. */
    static final int OTHER = 1;
    /** Categories Lu and Lt. */
    static final int UPPER = 2;
    /** Category Ll. */
    static final int LOWER = 4;
    /** Categories Lm and Lo. */
    static final int UNCASED = 8;
    /** Categories Mn, Mc and Me. */
    static final int MARK = 16;
    /** Categories Nd, Nl and No. */
    static final int NUMBER = 32;
    /** Property White_Space. */
    static final int SPACE = 64;

    /** Regular expressions' {@code \p{L}}. */
    static final int LETTER = UPPER | LOWER | UNCASED;

    private static final String RESOURCE = "unicode-classes.txt";
    private static final int CODE_POINTS = 0x110000;
    private static final byte[] CLASSES = read();

    private CharClass() {}

    /** The class of a code point. */
    static int of(int codePoint) {
        return CLASSES[codePoint];
    }

    /**
     * The class of the character that starts at a byte, and its length: {@code class | bytes << 8}. A malformed byte is a
     * character of its own, of class {@link #OTHER}.
     *
     * @param limit no byte at or after it is looked at
     */
    static int at(byte[] text, int i, int limit) {
        int lead = text[i];
        if (lead >= 0) {
            return CLASSES[lead] | 1 << 8;
        }
        int size = Utf8.sequenceLength(text, i, limit);
        return size == 0 ? OTHER | 1 << 8 : CLASSES[codePoint(text, i, size)] | size << 8;
    }

    /** Decodes a well-formed sequence of two to four bytes. */
    private static int codePoint(byte[] text, int i, int size) {
        int codePoint = text[i] & (0xFF >>> (size + 1));
        for (int k = 1; k < size; k++) {
            codePoint = codePoint << 6 | (text[i + k] & 0x3F);
        }
        return codePoint;
    }

    private static byte[] read() {
        byte[] classes = new byte[CODE_POINTS];
        Arrays.fill(classes, (byte) OTHER);
        try (InputStream in = CharClass.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int dash = line.indexOf('-');
                    int space = line.indexOf(' ');
                    int first = Integer.parseInt(line.substring(0, dash), 16);
                    int last = Integer.parseInt(line.substring(dash + 1, space), 16);
                    Arrays.fill(classes, first, last + 1, (byte) bit(line.charAt(space + 1)));
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bit(char letter) {
        return switch (letter) {
            case 'U' -> UPPER;
            case 'L' -> LOWER;
            case 'O' -> UNCASED;
            case 'M' -> MARK;
            case 'N' -> NUMBER;
            case 'S' -> SPACE;
            default -> throw new IllegalStateException(RESOURCE + " names an unknown class " + letter);
        };
    }
}
