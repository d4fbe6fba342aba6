package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * {@link Gpt2Pretokenizer} with each digit by itself, 64 bytes at a time where the text is ASCII.
 *
 * <p>A scanner that looks at one character after the other spends its time on mispredicted branches, about two per pretoken. So
 * here a window of 64 bytes becomes five masks, one bit per byte, without a branch; where a pretoken begins follows from them by
 * shifts alone, because it depends on no more than the character before and the one after:
 *
 * <pre>
 * a letter       if no letter and no space is before it
 * a digit        always
 * punctuation    if no punctuation and no space is before it
 * white space    if no white space is before it, or if none and no digit is after it (a run leaves its last character
 *                to what follows, unless a digit was cut out there)
 * </pre>
 *
 * <p>Contractions are rare and put right one by one. A window begins where a pretoken does, so nothing before it matters; what is
 * after it is not known, so its last byte decides nothing. Text that is not ASCII, and the last 64 bytes, go the slow way.
 */
final class StarCoder2Pretokenizer extends Gpt2Pretokenizer {

    private static final int WINDOW = 64;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Gathers the lowest bit of each byte in the top byte: byte k's bit 0 moves to bit 56 + k. */
    private static final long GATHER = 0x0102040810204080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    StarCoder2Pretokenizer() {
        super(DigitSplit.EACH);
    }

    @Override
    int cut(byte[] text, int start, int limit, int[] ends) {
        int count = 0;
        int from = start;
        while (from < limit && ends.length - count >= WINDOW) {
            int before = count;
            if (limit - from >= WINDOW) {
                count = cutWindow(text, from, limit, ends, count);
            }
            if (count == before) {
                ends[count++] = end(text, from, limit);
            }
            from = ends[count - 1];
        }
        return count;
    }

    /** Adds the ends of pretokens that end inside the window; none if the first one does not, or is not ASCII. */
    private static int cutWindow(byte[] text, int from, int limit, int[] ends, int count) {
        long high = (long) LONGS.get(text, from) & HIGH_BITS;
        if (high != 0) {
            return count;
        }
        long letters = 0;
        long digits = 0;
        long controls = 0;
        long spaces = 0;
        long apostrophes = 0;
        for (int shift = 0; shift < WINDOW; shift += 8) {
            long word = (long) LONGS.get(text, from + shift);
            high |= word & HIGH_BITS;
            long ascii = word & ~HIGH_BITS;
            long lower = ascii | 0x20 * ONES;
            letters |= gather(between(lower, 'a', 'z')) << shift;
            digits |= gather(between(ascii, '0', '9')) << shift;
            controls |= gather(between(ascii, '\t', '\r')) << shift;
            spaces |= gather(equal(ascii, ' ')) << shift;
            apostrophes |= gather(equal(ascii, '\'')) << shift;
        }
        long known = high == 0 ? -1L >>> 1 : beforeNonAscii(text, from);
        long starts = starts(letters, digits, controls | spaces, spaces);
        long contractions = apostrophes & (starts | 1) & letters >>> 1 & known;
        if (contractions != 0) {
            starts = withContractions(text, from, limit, starts, contractions);
        }
        for (long left = starts & known & ~1L; left != 0; left &= left - 1) {
            ends[count++] = from + Long.numberOfTrailingZeros(left);
        }
        return count;
    }

    /** Where pretokens begin, the first byte and contractions apart. */
    private static long starts(long letters, long digits, long white, long spaces) {
        long punctuation = ~(letters | digits | white);
        long letterStarts = letters & ~((letters | spaces) << 1);
        long punctuationStarts = punctuation & ~((punctuation | spaces) << 1);
        long whiteStarts = white & (~(white << 1) | ~((white | digits) >>> 1));
        return letterStarts | punctuationStarts | whiteStarts | digits;
    }

    /** Moves the start behind an apostrophe to behind its contraction. */
    private static long withContractions(byte[] text, int from, int limit, long starts, long contractions) {
        long corrected = starts;
        for (long left = contractions; left != 0; left &= left - 1) {
            int at = Long.numberOfTrailingZeros(left);
            int length = contraction(text, from + at, limit, false) - from - at;
            if (length > 0) {
                corrected &= ~(2L << at);
                corrected |= at + length < WINDOW ? 1L << (at + length) : 0;
            }
        }
        return corrected;
    }

    /** The bytes before the window's first non-ASCII one, but for the last of them, whose successor is not known. */
    private static long beforeNonAscii(byte[] text, int from) {
        int i = 0;
        while (text[from + i] >= 0) {
            i++;
        }
        return (1L << (i - 1)) - 1;
    }

    /** The top bit of each byte that is from {@code first} to {@code last}; all bytes must be ASCII. */
    private static long between(long bytes, int first, int last) {
        return (bytes + (0x80 - first) * ONES) & ~(bytes + (0x7F - last) * ONES) & HIGH_BITS;
    }

    /** The top bit of each byte that is {@code value}; all bytes must be ASCII. */
    private static long equal(long bytes, int value) {
        return ~((bytes ^ value * ONES) + 0x7F * ONES) & HIGH_BITS;
    }

    /** The top bits of the eight bytes, as the lowest eight bits. */
    private static long gather(long topBits) {
        return ((topBits >>> 7) * GATHER) >>> 56;
    }
}
