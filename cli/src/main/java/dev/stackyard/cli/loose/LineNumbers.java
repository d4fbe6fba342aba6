package dev.stackyard.cli.loose;

import dev.stackyard.corpus.ByteSlice;

/** Finds the lines of ascending offsets in a text; the text is walked once. Not thread-safe. */
public final class LineNumbers {

    private final ByteSlice text;
    private int position;
    private long line = 1;

    public LineNumbers(ByteSlice text) {
        this.text = text;
    }

    /**
     * The line, from 1, that a byte is in. Lines end with a line feed.
     *
     * @param offset not before the offset asked about last
     */
    public long lineOf(int offset) {
        for (; position < offset; position++) {
            if (text.array()[text.offset() + position] == '\n') {
                line++;
            }
        }
        return line;
    }
}
