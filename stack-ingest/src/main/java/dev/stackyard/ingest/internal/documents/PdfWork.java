package dev.stackyard.ingest.internal.documents;

/**
 * Counts what reading a PDF costs, and stops it. The limits are on work, not on time: the same file gives the same text on every
 * machine, however busy. What is counted is what a hostile file can multiply: operators and unpacked bytes, each time that they are
 * interpreted, as a form can draw a form ten times that draws a form ten times; and glyphs of one page, which are held in memory.
 *
 * <p>Only what no count foresees (fonts that are parsed anew for each use, defects of the library) is left to a clock, as the last
 * resort. It fails the document as a whole, never cuts it, so that no text depends on the clock: there is all that the counts allow, or a
 * stub that says so.
 */
final class PdfWork {

    /** A manual of 3,000 pages has some 10 million. */
    static final long MOST_OPERATORS = 20_000_000;

    /** Bytes of pages and forms that are interpreted; a manual of 3,000 pages has some 150 MB. */
    static final long MOST_BYTES = 256L << 20;

    /** A page that is full of small print has 20,000; each takes some 300 bytes. */
    static final int MOST_GLYPHS_OF_PAGE = 500_000;

    /** To begin a page or form costs as much as this many operators. */
    private static final int OPERATORS_OF_FORM = 200;

    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final int CLOCK_EVERY = 1 << 10;

    private final long start = System.nanoTime();
    private long operators;
    private long bytes;
    private long glyphs;

    /** The clock has run out: nothing of the document may be kept. */
    static final class OutOfTimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void beginPage() {
        glyphs = 0;
    }

    void operator() {
        if (++operators > MOST_OPERATORS) {
            throw new PdfLimitException("more than " + MOST_OPERATORS + " operators");
        }
        if (operators % CLOCK_EVERY == 0) {
            checkClock();
        }
    }

    /** A page or form of so many unpacked bytes is about to be interpreted. */
    void interpret(long more) {
        bytes += more;
        operators += OPERATORS_OF_FORM;
        operator();
        if (bytes > MOST_BYTES) {
            throw new PdfLimitException("more than " + MOST_BYTES + " bytes to interpret");
        }
        checkClock();
    }

    void glyph() {
        if (++glyphs > MOST_GLYPHS_OF_PAGE) {
            throw new PdfLimitException("more than " + MOST_GLYPHS_OF_PAGE + " glyphs on one page");
        }
    }

    private void checkClock() {
        if (System.nanoTime() - start > LONGEST_NANOS) {
            throw new OutOfTimeException();
        }
    }
}
