package dev.stackyard.curate.internal;

import dev.stackyard.corpus.Utf8;

/**
 * Finds runs of encoded data: what the three expressions of The Stack v2 match (arXiv 2402.19173, section 2.1), exactly
 * as Python's {@code re.finditer} finds them, leftmost and not overlapping.
 *
 * <ul>
 *   <li>base64: {@code [a-zA-Z0-9+/\n=]{64,}}, in which {@code \n} is a line feed
 *   <li>hexadecimal: {@code (?:\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s*)){8,}}, see {@link HexRuns}
 *   <li>Unicode escapes: {@code (?:\\u[0-9a-fA-F]{4}){8,}}
 * </ul>
 *
 * <p>The paper drops a file if "the fraction of matched characters" is too high. Here that is the characters that at
 * least one of the three matches, so the fraction never exceeds 1. Others add up the three; that differs only where the
 * expressions overlap, as they do for a list of one byte in hex per line.
 *
 * <p>Linear in the size of the text, and much faster than one step per byte: a run is at least 64, 23 or 48 bytes of few
 * different characters, so most bytes are never looked at. One object per thread.
 */
public final class EncodedDataScanner {

    /** What kind of run was found. */
    public enum Encoding {
        BASE64,
        HEXADECIMAL,
        UNICODE_ESCAPES
    }

    private static final int BASE64_MINIMUM_BYTES = 64;
    private static final ByteSet BASE64 = new ByteSet("azAZ09++//\n\n==", " *");
    private static final int ESCAPE_BYTES = 6;
    private static final int ESCAPES_MINIMUM_BYTES = 8 * ESCAPE_BYTES;
    private static final ByteSet ESCAPES = new ByteSet("09afAFuu\\\\", "gt");
    private static final ByteSet HEX_DIGITS = new ByteSet("09afAF", "gz");

    private final ByteRanges ranges = new ByteRanges();
    private final HexRuns hexRuns = new HexRuns();
    private final MatchSink hexSink = (start, end) -> add(Encoding.HEXADECIMAL, start, end);
    private byte[] text = {};
    private int matchedCharacters;
    private int longestRun;
    private Encoding longestEncoding = Encoding.BASE64;

    /** Scans the bytes from {@code start} to {@code end} (exclusive), which must be well-formed UTF-8. */
    public void scan(byte[] bytes, int start, int end) {
        text = bytes;
        longestRun = 0;
        ranges.clear();
        findBase64(start, end);
        hexRuns.find(text, start, end, hexSink);
        findEscapes(start, end);
        matchedCharacters = ranges.coveredCharacters(text);
    }

    private void add(Encoding encoding, int start, int end) {
        ranges.add(start, end);
        int characters = Utf8.codePoints(text, start, end - start);
        if (characters > longestRun) {
            longestRun = characters;
            longestEncoding = encoding;
        }
    }

    private void findBase64(int start, int end) {
        int run = BASE64.findRun(text, start, end, BASE64_MINIMUM_BYTES);
        while (run >= 0) {
            int runEnd = BASE64.endOfRun(text, run, end);
            add(Encoding.BASE64, run, runEnd);
            run = BASE64.findRun(text, runEnd, end, BASE64_MINIMUM_BYTES);
        }
    }

    private void findEscapes(int start, int end) {
        int stretch = ESCAPES.findRun(text, start, end, ESCAPES_MINIMUM_BYTES);
        while (stretch >= 0) {
            int stretchEnd = ESCAPES.endOfRun(text, stretch, end);
            findEscapesIn(stretch, stretchEnd);
            stretch = ESCAPES.findRun(text, stretchEnd, end, ESCAPES_MINIMUM_BYTES);
        }
    }

    private void findEscapesIn(int from, int stretchEnd) {
        int i = from;
        while (i + ESCAPES_MINIMUM_BYTES <= stretchEnd) {
            int position = i;
            while (isEscape(position, stretchEnd)) {
                position += ESCAPE_BYTES;
            }
            if (position - i >= ESCAPES_MINIMUM_BYTES) {
                add(Encoding.UNICODE_ESCAPES, i, position);
            }
            i = Math.max(position, i + 1);
        }
    }

    private boolean isEscape(int i, int end) {
        return i + ESCAPE_BYTES <= end
                && text[i] == '\\'
                && text[i + 1] == 'u'
                && HEX_DIGITS.endOfRun(text, i + 2, i + ESCAPE_BYTES) == i + ESCAPE_BYTES;
    }

    /** Code points in at least one match. */
    public int matchedCharacters() {
        return matchedCharacters;
    }

    /** Code points of the longest match of one expression; 0 if nothing matches. */
    public int longestRun() {
        return longestRun;
    }

    /** What the longest match is; means nothing if there is none. */
    public Encoding longestEncoding() {
        return longestEncoding;
    }
}
