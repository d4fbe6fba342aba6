package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cuts text into pretokens, inside which alone BPE merges. Each implementation is one family of regular expressions,
 * written out by hand as a scanner over UTF-8 bytes: linear in the text, no backtracking, no allocation. Consecutive
 * pretokens tile the text. Stateless and thread-safe; any bytes are accepted.
 */
abstract class Pretokenizer {

    /** Pretokens that {@link #cut} must have room for. */
    static final int LEAST_ROOM = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int LONG_S_LEAD = 0xC5;
    private static final int LONG_S_TRAIL = 0xBF;

    /**
     * Where the pretoken that starts at {@code start} ends.
     *
     * @param start first byte; less than {@code limit}
     * @param limit end of the text: nothing at or after it is looked at
     * @return one past its last byte; greater than {@code start}
     */
    abstract int end(byte[] text, int start, int limit);

    /**
     * Cuts as much of a text as there is room for.
     *
     * @param ends receives where the pretokens from {@code start} on end; at least {@value #LEAST_ROOM} long
     * @return how many they are; at least one, and all up to the limit if the last one ends there
     */
    int cut(byte[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int i = start; i < limit && count < ends.length; i = ends[count++]) {
            ends[count] = end(text, i, limit);
        }
        return count;
    }

    /** First position at or after {@code i} whose character is of none of the classes. */
    static int run(byte[] text, int i, int limit, int classes) {
        while (i < limit) {
            int found = CharClass.at(text, i, limit);
            if ((found & classes) == 0) {
                return i;
            }
            i += found >>> 8;
        }
        return limit;
    }

    /**
     * First position at or after {@code i} that does not begin an ASCII letter: eight bytes at a time. In each byte {@code
     * high(c) - n} carries into the top bit exactly if the byte is at least {@code n}; bytes with the top bit set are no
     * letters.
     */
    static int asciiLetters(byte[] text, int i, int limit) {
        while (i + 8 <= limit) {
            long word = (long) LONGS.get(text, i);
            long lower = (word | 0x20 * ONES) & ~HIGH_BITS;
            long atLeastA = lower + (0x80 - 'a') * ONES;
            long aboveZ = lower + (0x80 - 'z' - 1) * ONES;
            long others = (~atLeastA | aboveZ | word) & HIGH_BITS;
            if (others != 0) {
                return i + (Long.numberOfTrailingZeros(others) >>> 3);
            }
            i += 8;
        }
        while (i < limit && text[i] >= 0 && (CharClass.of(text[i]) & CharClass.LETTER) != 0) {
            i++;
        }
        return i;
    }

    /**
     * {@link #run} for words.
     *
     * @param classes letters, with or without marks
     */
    static int word(byte[] text, int i, int limit, int classes) {
        int end = asciiLetters(text, i, limit);
        return end < limit && text[end] < 0 ? run(text, end, limit, classes) : end;
    }

    /** End of at most {@code most} numeric characters from {@code i}. */
    static int numbers(byte[] text, int i, int limit, int most) {
        for (int n = 0; n < most && i < limit; n++) {
            int found = CharClass.at(text, i, limit);
            if ((found & CharClass.NUMBER) == 0) {
                break;
            }
            i += found >>> 8;
        }
        return i;
    }

    /**
     * The tail {@code \s+(?!\S)|\s+} that all families share, for a run of white space: all of it at the end of the text,
     * otherwise all but its last character, which is left to what follows.
     *
     * @param end end of the run; at least one character after {@code start}
     */
    static int spaces(byte[] text, int start, int end, int limit) {
        if (end == limit) {
            return end;
        }
        int last = end - 1;
        while (last > start && (text[last] & 0xC0) == 0x80) {
            last--;
        }
        return last == start ? end : last;
    }

    /**
     * End of a contraction {@code 's 't 're 've 'm 'll 'd} whose apostrophe is at {@code i}; {@code i} if there is none.
     *
     * @param ignoreCase with it the long s (U+017F) counts as an s, as Unicode case folding has it
     */
    static int contraction(byte[] text, int i, int limit, boolean ignoreCase) {
        if (i + 1 >= limit || text[i] != '\'') {
            return i;
        }
        int fold = ignoreCase ? 0x20 : 0;
        int first = text[i + 1] | fold;
        int second = i + 2 < limit ? text[i + 2] : 0;
        return switch (first) {
            case 's', 't', 'm', 'd' -> i + 2;
            case 'r', 'v' -> (second | fold) == 'e' ? i + 3 : i;
            case 'l' -> (second | fold) == 'l' ? i + 3 : i;
            default -> ignoreCase && (byte) LONG_S_LEAD == text[i + 1] && (byte) LONG_S_TRAIL == second ? i + 3 : i;
        };
    }
}
