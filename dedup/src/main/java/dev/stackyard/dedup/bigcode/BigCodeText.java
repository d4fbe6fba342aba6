package dev.stackyard.dedup.bigcode;

import java.util.Arrays;

/**
 * Cuts UTF-8 text into tokens as The Stack v2's near deduplication does (bigcode-dataset, {@code
 * near_deduplication/bigcode-v2/intra_dedup.py}): the text in lower case, split at <em>each</em> character that belongs to
 * no word. Two such characters in a row have an empty token between them.
 *
 * <p>Joined again by single spaces, tokens are the lower-case text with a space in place of each such character: that is
 * all that is made here, and an n-gram is a range of it. Bytes that are no UTF-8 count as U+FFFD each. Not thread-safe.
 */
final class BigCodeText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] text = {};
    private int end;
    /** Where the character that was read last ends. */
    private int after;

    private byte[] joined = new byte[1024];
    private int length;
    private int[] starts = new int[256];
    private int tokens;

    /** Reads a text and returns how many tokens it has: at least one. */
    int read(byte[] bytes, int offset, int size) {
        text = bytes;
        end = offset + size;
        length = 0;
        tokens = 0;
        beginToken();
        int i = offset;
        while (i < end) {
            int b = text[i];
            if (b >= 0) {
                put(PythonText.lower(b));
                i++;
            } else {
                putLower(codePointAt(i), offset, i);
                i = after;
            }
        }
        length++; // as if a space followed the last token
        beginToken();
        tokens--;
        return tokens;
    }

    /** The tokens joined by spaces. */
    byte[] joined() {
        return joined;
    }

    /** Where a token begins in {@link #joined}. */
    int start(int token) {
        return starts[token];
    }

    /** Where a token ends. */
    int end(int token) {
        return starts[token + 1] - 1;
    }

    private void putLower(int codePoint, int from, int at) {
        int next = after;
        if (codePoint == PythonText.CAPITAL_SIGMA) {
            put(isFinal(from, at) ? PythonText.FINAL_SIGMA : PythonText.SMALL_SIGMA);
        } else if (codePoint == PythonText.CAPITAL_I_WITH_DOT) {
            put('i');
            put(PythonText.COMBINING_DOT);
        } else {
            put(PythonText.lower(codePoint));
        }
        after = next;
    }

    /** Whether the sigma at a position ends a word: what it looks past ends at the next letter, so this stays linear. */
    private boolean isFinal(int from, int at) {
        int next = after;
        int before = at;
        int codePoint = ' ';
        do {
            if (before == from) {
                return false;
            }
            before = startBefore(from, before);
            codePoint = codePointAt(before);
        } while (PythonText.isIgnorable(codePoint));
        if (!PythonText.isCased(codePoint)) {
            return false;
        }
        while (next < end) {
            codePoint = codePointAt(next);
            if (!PythonText.isIgnorable(codePoint)) {
                return !PythonText.isCased(codePoint);
            }
            next = after;
        }
        return true;
    }

    /** Where the character begins that ends at a position. */
    private int startBefore(int from, int position) {
        int start = position - 1;
        while (start > Math.max(from, position - 4) && (text[start] & 0xC0) == 0x80) {
            start--;
        }
        codePointAt(start);
        return after == position ? start : position - 1;
    }

    /** The character at a position; {@link #after} is where it ends. */
    private int codePointAt(int at) {
        int lead = text[at] & 0xFF;
        after = at + 1;
        if (lead < 0x80) {
            return lead;
        }
        int more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
        if (more == 0 || at + more >= end) {
            return REPLACEMENT;
        }
        int codePoint = lead & (0x3F >> more);
        for (int k = 1; k <= more; k++) {
            int b = text[at + k];
            if ((b & 0xC0) != 0x80) {
                return REPLACEMENT;
            }
            codePoint = (codePoint << 6) | (b & 0x3F);
        }
        if (codePoint > Character.MAX_CODE_POINT) {
            return REPLACEMENT;
        }
        after = at + more + 1;
        return codePoint;
    }

    private void put(int codePoint) {
        if (length + 5 > joined.length) {
            joined = Arrays.copyOf(joined, (int) Math.min(2L * joined.length, MAX_ARRAY));
        }
        if (!PythonText.isWord(codePoint)) {
            joined[length++] = ' ';
            beginToken();
        } else if (codePoint < 0x80) {
            joined[length++] = (byte) codePoint;
        } else {
            putEncoded(codePoint);
        }
    }

    private void putEncoded(int codePoint) {
        if (codePoint < 0x800) {
            joined[length++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                joined[length++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                joined[length++] = (byte) (0xF0 | codePoint >> 18);
                joined[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            }
            joined[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        }
        joined[length++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void beginToken() {
        if (tokens + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, (int) Math.min(2L * starts.length, MAX_ARRAY));
        }
        starts[tokens++] = length;
    }
}
