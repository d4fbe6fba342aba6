package dev.stackyard.curate.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts characters, lines and letters of a text in one pass over its bytes.
 *
 * <p>Everything is as Python counts it: a character is a code point, a letter is {@code str.isalpha}, and lines are those
 * of {@code str.splitlines}, so that {@code \v}, {@code \f}, U+001C to U+001E, U+0085, U+2028 and U+2029 end a line too,
 * {@code \r\n} is one break, breaks belong to no line, and a break at the end of the text begins no further line. The
 * code that made The Stack v2 counts so (bigcode-project/the-stack-v2, {@code process_commit_pairs.py}, {@code
 * get_content_stats}).
 *
 * <p>Holds the counts of the last text scanned. One object per thread.
 */
public final class TextSignals {

    /*
     * Eight bytes at a time while they are ASCII. For a byte b < 0x80 and a bound c, bit 7 of b + (0x80 - c) is set
     * exactly if b >= c, and no sum carries into the next byte. Two such sums make a range test for all eight bytes.
     */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long CASE_BITS = 0x20 * EVERY_BYTE;

    private final int headLines;

    private int characters;
    private int letters;
    private int otherAlphanumerics;
    private int lines;
    private int longestLine;
    private int lineCharacters;
    private int headEnd;
    private boolean blank;

    private int start;
    private int lineStart;
    private int continuationBytes;
    private int continuationBytesAtLineStart;

    /** @param headLines how many lines belong to the text's head, see {@link #headEnd} */
    public TextSignals(int headLines) {
        this.headLines = headLines;
    }

    /** Counts the bytes from {@code from} to {@code end} (exclusive), which must be well-formed UTF-8. */
    public void scan(byte[] text, int from, int end) {
        begin(from);
        int i = from;
        int letterCount = 0;
        int digitCount = 0;
        while (i + Long.BYTES <= end) {
            long word = (long) LONGS.get(text, i);
            if ((word & HIGH_BITS) != 0) {
                i = scanSlowly(text, i, i + Long.BYTES, end);
                continue;
            }
            long lower = word | CASE_BITS;
            letterCount += Long.bitCount(atLeast(lower, 'a') & ~atLeast(lower, 'z' + 1) & HIGH_BITS);
            digitCount += Long.bitCount(atLeast(word, '0') & ~atLeast(word, '9' + 1) & HIGH_BITS);
            long breaks = lineBreaks(word);
            while (breaks != 0) {
                endLine(text, i + (Long.numberOfTrailingZeros(breaks) >>> 3), 1);
                breaks &= breaks - 1;
            }
            i += Long.BYTES;
        }
        letters += letterCount;
        otherAlphanumerics += digitCount;
        scanSlowly(text, i, end, end);
        finish(text, end);
    }

    private void begin(int from) {
        letters = 0;
        otherAlphanumerics = 0;
        lines = 0;
        longestLine = 0;
        lineCharacters = 0;
        start = from;
        lineStart = from;
        continuationBytes = 0;
        continuationBytesAtLineStart = 0;
        headEnd = -1;
    }

    private void finish(byte[] text, int end) {
        if (lineStart < end) {
            endLine(end);
            lines++;
        }
        characters = end - start - continuationBytes;
        headEnd = headEnd < 0 ? end : headEnd;
        blank = letters + otherAlphanumerics == 0 && isSpace(text, start, end);
    }

    private static boolean isSpace(byte[] text, int from, int end) {
        int i = from;
        while (i < end) {
            int size = Utf8Cursor.size(text, i, end);
            if (!UnicodeClasses.isSpace(Utf8Cursor.codePoint(text, i, size))) {
                return false;
            }
            i += size;
        }
        return true;
    }

    private static long atLeast(long word, int bound) {
        return word + (0x80 - bound) * EVERY_BYTE;
    }

    /** Bit 7 of each byte that is U+000A to U+000D or U+001C to U+001E. */
    private static long lineBreaks(long word) {
        long first = atLeast(word, 0x0A) & ~atLeast(word, 0x0E);
        long second = atLeast(word, 0x1C) & ~atLeast(word, 0x1F);
        return (first | second) & HIGH_BITS;
    }

    /** Counts code point by code point until at least {@code until} is reached. */
    private int scanSlowly(byte[] text, int from, int until, int end) {
        int i = from;
        while (i < until) {
            int size = Utf8Cursor.size(text, i, end);
            count(text, i, Utf8Cursor.codePoint(text, i, size), size);
            continuationBytes += size - 1;
            i += size;
        }
        return i;
    }

    private void count(byte[] text, int i, int codePoint, int size) {
        if (UnicodeClasses.isAlphabetic(codePoint)) {
            letters++;
        } else if (UnicodeClasses.isAlphanumeric(codePoint)) {
            otherAlphanumerics++;
        } else if (isLineBreak(codePoint)) {
            endLine(text, i, size);
        }
    }

    private static boolean isLineBreak(int codePoint) {
        return (codePoint >= 0x0A && codePoint <= 0x0D)
                || (codePoint >= 0x1C && codePoint <= 0x1E)
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    /** Handles a break of {@code size} bytes at {@code position}. */
    private void endLine(byte[] text, int position, int size) {
        boolean secondHalf =
                text[position] == '\n' && position == lineStart && position > start && text[position - 1] == '\r';
        if (!secondHalf) {
            endLine(position);
            lines++;
            if (lines == headLines) {
                headEnd = position;
            }
        }
        lineStart = position + size;
        continuationBytesAtLineStart = continuationBytes + size - 1;
    }

    private void endLine(int position) {
        int length = position - lineStart - (continuationBytes - continuationBytesAtLineStart);
        lineCharacters += length;
        longestLine = Math.max(longestLine, length);
    }

    /** Code points. */
    public int characters() {
        return characters;
    }

    /** Lines; 0 for an empty text. */
    public int lines() {
        return lines;
    }

    /** Code points in the longest line, its break not counted. */
    public int longestLine() {
        return longestLine;
    }

    /** Mean code points per line, breaks not counted; 0 for an empty text. */
    public double averageLine() {
        return lines == 0 ? 0 : (double) lineCharacters / lines;
    }

    /** Alphabetic code points as a share of all, 0 to 1; 0 for an empty text. */
    public double alphabeticFraction() {
        return characters == 0 ? 0 : (double) letters / characters;
    }

    /** Alphanumeric code points as a share of all, 0 to 1; 0 for an empty text. */
    public double alphanumericFraction() {
        return characters == 0 ? 0 : (double) (letters + otherAlphanumerics) / characters;
    }

    /** One past the last byte of the first {@code headLines} lines. */
    public int headEnd() {
        return headEnd;
    }

    /** Whether there is nothing but white space; true for an empty text. */
    public boolean isBlank() {
        return blank;
    }
}
