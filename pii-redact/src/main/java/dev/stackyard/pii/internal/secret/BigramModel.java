package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.WordList;

/**
 * How surprising a word is to someone who has read much source code: the mean over its pairs of neighbouring characters
 * of {@code -log2 P(second | first)}. Names and words lie near 4.3 bits, random letters and digits near 9.2.
 *
 * <p>The model is a table of 63 by 63 characters (a-z, A-Z, 0-9, everything else), learned from the distinct identifiers of
 * eleven public repositories by {@code BigramTableTrainer} in the test tree; the resource's first lines say which. Keeping
 * capitals apart from small letters matters: {@code camelCase} has few changes of case, base64 has many. Of
 * 197,055 identifiers of 16 to 40 characters in eleven other repositories 1.1 % reach 6 bits, hashes among them; of random
 * base62 of 16 characters more than 99.9 % do.
 */
final class BigramModel {

    /** What lies above is taken for random, from {@link #LONG} characters on. */
    static final double RANDOM_BITS = 6.0;

    /** The same for shorter words, whose mean varies more. */
    static final double RANDOM_BITS_OF_SHORT = 6.6;

    private static final int LONG = 16;
    private static final int CLASSES = 63;
    private static final int OTHER = 62;
    private static final char FIRST_LEVEL = '0';

    /** Bits per step of a level. */
    private static final float STEP = 0.25f;

    private BigramModel() {}

    /** Loaded when first asked, so that the trainer can share {@link #classOf} before there is a table. */
    private static final class Table {
        static final float[] BITS = load();
    }

    /** Mean surprise of a range in bits; 0 for less than two bytes. */
    static double surprise(byte[] bytes, int from, int to) {
        float sum = 0;
        for (int i = from + 1; i < to; i++) {
            sum += bits(bytes[i - 1], bytes[i]);
        }
        return to - from < 2 ? 0 : sum / (to - from - 1);
    }

    /** Whether a range looks random, as far as letters and digits tell. */
    static boolean looksRandom(byte[] bytes, int from, int to) {
        return surprise(bytes, from, to) >= (to - from < LONG ? RANDOM_BITS_OF_SHORT : RANDOM_BITS);
    }

    /** Surprise of one character after another, in bits. */
    static float bits(byte first, byte second) {
        return Table.BITS[classOf(first) * CLASSES + classOf(second)];
    }

    static int classOf(int c) {
        if (Ascii.isLower(c)) {
            return c - 'a';
        }
        if (Ascii.isUpper(c)) {
            return 26 + c - 'A';
        }
        return Ascii.isDigit(c) ? 52 + c - '0' : OTHER;
    }

    /** Reads the resource: one line per first character, in it one printable character per second character. */
    private static float[] load() {
        float[] bits = new float[CLASSES * CLASSES];
        int row = 0;
        for (String line : WordList.text("bigrams.txt").split("\n")) {
            if (!line.startsWith("#")) {
                for (int column = 0; column < CLASSES; column++) {
                    bits[row * CLASSES + column] = (line.charAt(column) - FIRST_LEVEL) * STEP;
                }
                row++;
            }
        }
        if (row != CLASSES) {
            throw new IllegalStateException("bigrams.txt has " + row + " rows, not " + CLASSES);
        }
        return bits;
    }
}
