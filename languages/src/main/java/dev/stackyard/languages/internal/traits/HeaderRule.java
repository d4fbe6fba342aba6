package dev.stackyard.languages.internal.traits;

import dev.stackyard.languages.internal.ByteSearch;
import java.util.Arrays;
import java.util.List;

/**
 * A rule that looks for words in one of the first lines.
 *
 * @param moreThan lines that the text must exceed
 * @param first number of the first line to look at, from 0
 * @param last number of the last line to look at
 * @param atStart whether the line must begin with the word, or may hold it anywhere
 * @param words all must be in the same line
 */
record HeaderRule(int moreThan, int first, int last, boolean atStart, List<byte[]> words) implements ContentRule {

    /** For a text of more than {@code moreThan} lines: a line among these holds all the words. */
    static HeaderRule contains(int moreThan, int first, int last, String... words) {
        return new HeaderRule(moreThan, first, last, false, bytes(words));
    }

    /** For a text of more than {@code moreThan} lines: a line among these begins with the word. */
    static HeaderRule startsWith(int moreThan, int first, int last, String word) {
        return new HeaderRule(moreThan, first, last, true, bytes(word));
    }

    private static List<byte[]> bytes(String... words) {
        return Arrays.stream(words).map(ByteSearch::ascii).toList();
    }

    @Override
    public boolean matches(String path, TextLines lines) {
        if (!lines.has(moreThan)) {
            return false;
        }
        for (int line = first; line <= last && lines.has(line); line++) {
            if (lineMatches(lines, line)) {
                return true;
            }
        }
        return false;
    }

    private boolean lineMatches(TextLines lines, int line) {
        for (byte[] word : words) {
            if (!(atStart ? lines.lineStartsWith(line, word) : lines.lineContains(line, word))) {
                return false;
            }
        }
        return true;
    }
}
