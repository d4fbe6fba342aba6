package dev.stackyard.languages.internal.traits;

import dev.stackyard.languages.internal.ByteSearch;

/**
 * The first and last lines of a text, found as far as they are asked for. Lines are what {@code split("\n", -1)} gives: a
 * text that ends in a newline has an empty last line, an empty text has no line, a carriage return belongs to its line.
 * Reused from text to text; not thread-safe.
 */
final class TextLines {

    /** Lines at the start that can be asked for: 0 to this, exclusive. */
    static final int FIRST_LINES = 41;

    private final int[] starts = new int[FIRST_LINES + 1];
    private byte[] text = {};
    private int from;
    private int to;
    private int known;
    private boolean complete;

    /** Begins a text. */
    TextLines read(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        starts[0] = from;
        known = 0;
        complete = from == to;
        return this;
    }

    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether there is a line of this number, counted from 0, below {@link #FIRST_LINES}. */
    boolean has(int line) {
        while (known <= line && !complete) {
            int end = starts[known];
            while (end < to && text[end] != '\n') {
                end++;
            }
            complete = end == to;
            starts[++known] = end + 1;
        }
        return line < known;
    }

    /** Where a line begins that is there. */
    int start(int line) {
        return starts[line];
    }

    /** Where the newline after a line is, or the text's end. */
    int end(int line) {
        return starts[line + 1] - 1;
    }

    /** The end of the last of the first {@code count} lines that are there; the text's start if there is none. */
    int endOfFirst(int count) {
        for (int line = count - 1; line >= 0; line--) {
            if (has(line)) {
                return end(line);
            }
        }
        return from;
    }

    boolean lineContains(int line, byte[] word) {
        return has(line) && ByteSearch.contains(text, start(line), end(line), word);
    }

    boolean lineStartsWith(int line, byte[] word) {
        return has(line) && ByteSearch.startsWith(text, start(line), end(line), word);
    }

    boolean lineEquals(int line, byte[] word) {
        return lineStartsWith(line, word) && end(line) - start(line) == word.length;
    }

    /** Where the last line begins. */
    int lastStart() {
        return startOfLineBefore(to);
    }

    /** Where the last line but one begins; there must be one. */
    int secondLastStart() {
        return startOfLineBefore(secondLastEnd());
    }

    /** Where the newline after the last line but one is; there must be one. */
    int secondLastEnd() {
        return lastStart() - 1;
    }

    boolean secondLastContains(byte[] word) {
        return has(1) && ByteSearch.contains(text, secondLastStart(), secondLastEnd(), word);
    }

    private int startOfLineBefore(int end) {
        int start = end;
        while (start > from && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
