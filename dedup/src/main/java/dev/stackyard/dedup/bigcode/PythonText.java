package dev.stackyard.dedup.bigcode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Characters as Python 3.11 sees them: which belong to words ({@code re}'s {@code \w}), and what they are in lower case
 * ({@code str.lower}). Frozen at Unicode 14.0 by a table in the resources, so that no JVM's Unicode changes a signature.
 */
final class PythonText {

    /** Capital I with dot above: the one character that becomes two, {@code i} and a combining dot. */
    static final int CAPITAL_I_WITH_DOT = 0x130;

    static final int COMBINING_DOT = 0x307;
    static final int CAPITAL_SIGMA = 0x3A3;
    static final int SMALL_SIGMA = 0x3C3;
    static final int FINAL_SIGMA = 0x3C2;

    private static final String TABLE = "python-text.txt";
    private static final BitSet WORD = new BitSet(Character.MAX_CODE_POINT + 1);
    private static final BitSet CASED = new BitSet();
    private static final BitSet IGNORABLE = new BitSet();
    /** Runs of characters that move by the same distance, by their first one. */
    private static final NavigableMap<Integer, Run> LOWER = new TreeMap<>();

    private static final int[] ASCII_LOWER = new int[0x80];

    /** Every step-th character from one to another moves by a distance. */
    private record Run(int last, int step, int distance) {}

    static {
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int c = 0; c < ASCII_LOWER.length; c++) {
            ASCII_LOWER[c] = c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
            WORD.set(c, c == '_' || (c >= '0' && c <= '9') || (ASCII_LOWER[c] >= 'a' && ASCII_LOWER[c] <= 'z'));
        }
    }

    private PythonText() {}

    private static void load() throws IOException {
        InputStream stream = Objects.requireNonNull(PythonText.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    add(line.split(" "));
                }
            }
        }
    }

    private static void add(String[] fields) {
        int first = Integer.parseInt(fields[1], 16);
        int last = Integer.parseInt(fields[2], 16);
        switch (fields[0]) {
            case "W" -> WORD.set(first, last + 1);
            case "C" -> CASED.set(first, last + 1);
            case "I" -> IGNORABLE.set(first, last + 1);
            case "L" -> LOWER.put(first, new Run(last, Integer.parseInt(fields[3]), Integer.parseInt(fields[4])));
            default -> throw new IllegalStateException(TABLE + " has a line " + fields[0]);
        }
    }

    static boolean isWord(int codePoint) {
        return WORD.get(codePoint);
    }

    /** In lower case; the two characters that depend on more than themselves are the caller's. */
    static int lower(int codePoint) {
        if (codePoint < ASCII_LOWER.length) {
            return ASCII_LOWER[codePoint];
        }
        Map.Entry<Integer, Run> run = LOWER.floorEntry(codePoint);
        if (run == null
                || codePoint > run.getValue().last()
                || (codePoint - run.getKey()) % run.getValue().step() != 0) {
            return codePoint;
        }
        return codePoint + run.getValue().distance();
    }

    /** A letter with case, as far as a sigma beside it is concerned. */
    static boolean isCased(int codePoint) {
        return CASED.get(codePoint);
    }

    /** A character that is looked past for the letter before or after a sigma. */
    static boolean isIgnorable(int codePoint) {
        return IGNORABLE.get(codePoint);
    }
}
