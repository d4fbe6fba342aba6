package dev.stackyard.corpus.reading;

/** What a passage of a reading is. */
public enum Role {
    /** A cell of prose, in Markdown. */
    MARKDOWN,
    /** A cell of code, the source of a pair, or code that a pull request changes. */
    CODE,
    /** A title, a text, a hunk or a path in an issue or pull request. */
    MESSAGE,
    /** What the cell of code before it printed. */
    OUTPUT,
    /** A pair's intermediate representation, compiled for size. */
    INTERMEDIATE_FOR_SIZE,
    /** A pair's intermediate representation, compiled for speed. */
    INTERMEDIATE_FOR_SPEED
}
