package dev.stackyard.curate.internal;

/**
 * Matches of The Stack v2's expression for hexadecimal sequences, {@code (?:\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s*)){8,}},
 * exactly as Python's {@code re} finds them, in linear time.
 *
 * <p>One repetition is a group: an optional prefix, two digits, a separator. What can follow a group decides how it is
 * read, so no backtracking is needed:
 *
 * <ul>
 *   <li>A group begins at a word boundary. Hence {@code \x41} counts only right after a word character: of {@code
 *       "\x41\x42"} the first byte is lost. (A quirk of the published expression, kept.)
 *   <li>After a comma the group is over, white space after it is not part of it, and the next group cannot begin with
 *       {@code \x}. So {@code 0x41, 0x42} is two runs of one group each, {@code 0x41,0x42} one run of two.
 *   <li>Otherwise the digits must end a word; all white space after them belongs to the group.
 *   <li>A prefix that no two digits follow cannot be read as digits: neither {@code x} nor {@code \} is one.
 * </ul>
 *
 * <p>If fewer than eight groups follow one another, none of them begins a run either: from any of them the same groups
 * follow. The search goes on behind them.
 */
final class HexRuns {

    private static final int MINIMUM_GROUPS = 8;
    /** Eight times two digits with seven commas between them: the shortest match. */
    private static final int MINIMUM_BYTES = 23;
    /** Digits, prefixes, separators, and every byte that occurs in the UTF-8 form of a white space character. */
    private static final ByteSet BYTES = new ByteSet(
            "09afAFxx\\\\,,\t\r  \u001C\u001F\u0080\u008A\u009A\u009A\u009F\u00A0\u00A8\u00A9\u00AF\u00AF"
                    + "\u00C2\u00C2\u00E1\u00E3",
            "gw");

    private byte[] text = {};
    private int start;
    private int end;

    /** Finds all matches between two positions, seeing nothing outside them. */
    void find(byte[] bytes, int from, int to, MatchSink sink) {
        text = bytes;
        start = from;
        end = to;
        int stretch = BYTES.findRun(text, from, end, MINIMUM_BYTES);
        while (stretch >= 0) {
            int stretchEnd = BYTES.endOfRun(text, stretch, end);
            findIn(stretch, stretchEnd, sink);
            stretch = BYTES.findRun(text, stretchEnd, end, MINIMUM_BYTES);
        }
    }

    /** Finds all matches inside a stretch of bytes that can be part of one. */
    private void findIn(int from, int stretchEnd, MatchSink sink) {
        int i = from;
        while (i + MINIMUM_BYTES <= stretchEnd) {
            int groups = 0;
            int position = i;
            for (int next = endOfGroup(position); next > position; next = endOfGroup(position)) {
                groups++;
                position = next;
            }
            if (groups >= MINIMUM_GROUPS) {
                sink.match(i, position);
            }
            i = Math.max(position, i + 1);
        }
    }

    /** One past the group that begins at {@code i}; {@code i} itself if none does. */
    private int endOfGroup(int i) {
        int digits = i + prefixLength(i);
        if (digits + 2 > end || !isHex(text[digits]) || !isHex(text[digits + 1]) || !isBoundary(i)) {
            return i;
        }
        int separator = digits + 2;
        if (separator < end && text[separator] == ',') {
            return separator + 1;
        }
        return isBoundary(separator) ? endOfSpace(separator) : i;
    }

    private int prefixLength(int i) {
        boolean prefixed = i + 1 < end && text[i + 1] == 'x' && (text[i] == '0' || text[i] == '\\');
        return prefixed ? 2 : 0;
    }

    private static boolean isHex(byte b) {
        int lower = b | 0x20;
        return (b >= '0' && b <= '9') || (lower >= 'a' && lower <= 'f');
    }

    /** Python's {@code \b}: exactly one of the characters before and after is part of a word. */
    private boolean isBoundary(int i) {
        boolean before = i > start && UnicodeClasses.isWord(Utf8Cursor.codePointBefore(text, start, i));
        boolean after = i < end && UnicodeClasses.isWord(codePoint(i));
        return before != after;
    }

    private int codePoint(int i) {
        return Utf8Cursor.codePoint(text, i, Utf8Cursor.size(text, i, end));
    }

    private int endOfSpace(int from) {
        int i = from;
        while (i < end && UnicodeClasses.isSpace(codePoint(i))) {
            i += Utf8Cursor.size(text, i, end);
        }
        return i;
    }
}
