package dev.stackyard.dedup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts UTF-8 text into words and hashes each to 64 bits. What lies between words (white space, operators, brackets,
 * quotes) is not seen at all.
 *
 * <p>A word is a longest run of ASCII letters, digits, {@code _} and the letters from U+00C0 to U+07FF (Latin, Greek,
 * Cyrillic, Hebrew, Arabic...). Each character from U+0800 on is a word of its own, so that text in scripts without
 * spaces has as many words as a reader sees characters; only U+2000 to U+207F and U+3000 to U+303F, the blocks of general and
 * of CJK punctuation, count as gaps. ASCII letters are read in lower case. Bytes that are no UTF-8 are gaps. For ASCII these
 * are the non-empty tokens of The Stack v2 (bigcode-dataset {@code near_deduplication/bigcode-v2/intra_dedup.py}: lower
 * case, split on {@code \W}).
 *
 * <p>Hashes of words of up to 8 bytes never collide; longer ones do like random 64-bit numbers. Not thread-safe.
 */
final class WordScanner {

    /*
     * ASCII is classified eight bytes at a time, by carries that cannot leave their byte, into one bit per byte; 64 such
     * bits are then walked edge by edge. That costs no branch per byte, and no misprediction where words end. A block of
     * 64 bytes that holds any byte above 0x7F is walked byte by byte instead.
     */

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 64;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOWER_CASE_BITS = 0x20 * ONES;
    /** Odd constants of xxHash64 (Collet, xxHash specification 0.1.1); any well-mixed odd ones would do. */
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;

    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;

    private byte[] text = {};
    private int end;
    private boolean insideWord;
    private int wordStart;
    private long[] hashes = new long[1024];
    private final boolean places;
    private int[] starts = {};
    private int[] ends = {};
    private int count;

    WordScanner() {
        this(false);
    }

    /** @param places whether {@link #start} and {@link #end} are asked for */
    WordScanner(boolean places) {
        this.places = places;
        if (places) {
            starts = new int[hashes.length];
            ends = new int[hashes.length];
        }
    }

    /**
     * Finds the words of a text.
     *
     * @return how many there are; {@link #hashes} has them in order
     */
    int scan(byte[] bytes, int offset, int length) {
        text = bytes;
        end = offset + length;
        count = 0;
        insideWord = false;
        int i = offset;
        while (i + BLOCK <= end) {
            i = scanBlock(i);
        }
        scanBytes(i, end);
        closeWord(end);
        return count;
    }

    /** The hashes of the last scan's words, from index 0; valid until the next scan. */
    long[] hashes() {
        return hashes;
    }

    /** Where a word of the last scan begins in the array that was scanned. */
    int start(int word) {
        return starts[word];
    }

    /** Where it ends. */
    int end(int word) {
        return ends[word];
    }

    /** Scans 64 bytes and returns the next position, which is later if a character straddles the end. */
    private int scanBlock(int start) {
        long words = 0;
        long seen = 0;
        for (int k = 0; k < BLOCK; k += 8) {
            long bytes = (long) LONGS.get(text, start + k);
            seen |= bytes;
            words |= wordBits(bytes) << k;
        }
        if ((seen & HIGH_BITS) != 0) {
            return scanBytes(start, start + BLOCK);
        }
        walkEdges(start, words);
        return start + BLOCK;
    }

    /** One bit per byte, set for ASCII letters, digits and the underscore; all bytes must be below 0x80. */
    private static long wordBits(long bytes) {
        long lower = bytes | LOWER_CASE_BITS;
        long letters = (lower + (0x80 - 'a') * ONES) & ~(lower + (0x7F - 'z') * ONES);
        long digits = (bytes + (0x80 - '0') * ONES) & ~(bytes + (0x7F - '9') * ONES);
        long notUnderscore = (bytes ^ '_' * ONES) + 0x7F * ONES;
        long words = (letters | digits | ~notUnderscore) & HIGH_BITS;
        // gathers the top bits of the eight bytes into one byte: the products' bits do not meet
        return ((words >>> 7) * 0x0102040810204080L) >>> 56;
    }

    private void walkEdges(int start, long words) {
        long edges = words ^ ((words << 1) | (insideWord ? 1 : 0));
        if (insideWord && edges != 0) {
            closeWord(start + Long.numberOfTrailingZeros(edges));
            edges &= edges - 1;
        }
        while (edges != 0) {
            int from = start + Long.numberOfTrailingZeros(edges);
            edges &= edges - 1;
            if (edges == 0) {
                insideWord = true;
                wordStart = from;
                return;
            }
            addWord(from, start + Long.numberOfTrailingZeros(edges));
            edges &= edges - 1;
        }
    }

    /** Scans characters that begin before {@code limit} and returns where the last of them ends. */
    private int scanBytes(int start, int limit) {
        int i = start;
        while (i < limit) {
            int lead = text[i] & 0xFF;
            if (lead < 0x80) {
                step(i++, isAsciiWord(lead));
            } else {
                i = scanCharacter(i, lead);
            }
        }
        return i;
    }

    private int scanCharacter(int start, int lead) {
        int size = lead < 0xC3 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
        for (int k = 1; k < size; k++) {
            if (start + k >= end || (text[start + k] & 0xC0) != 0x80) {
                size = 1;
            }
        }
        if (size == 2) {
            step(start, true);
        } else {
            closeWord(start);
            if (size > 2 && !isPunctuation(lead, text[start + 1] & 0xFF)) {
                addWord(start, start + size);
            }
        }
        return start + size;
    }

    /** U+2000 to U+207F and U+3000 to U+303F. */
    private static boolean isPunctuation(int lead, int second) {
        return (lead == 0xE2 && second <= 0x81) || (lead == 0xE3 && second == 0x80);
    }

    private static boolean isAsciiWord(int b) {
        int lower = b | 0x20;
        return (lower >= 'a' && lower <= 'z') || (b >= '0' && b <= '9') || b == '_';
    }

    private void step(int position, boolean word) {
        if (!word) {
            closeWord(position);
        } else if (!insideWord) {
            insideWord = true;
            wordStart = position;
        }
    }

    private void closeWord(int position) {
        if (insideWord) {
            insideWord = false;
            addWord(wordStart, position);
        }
    }

    private void addWord(int from, int to) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            if (places) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
        }
        if (places) {
            starts[count] = from;
            ends[count] = to;
        }
        hashes[count++] = hash(from, to);
    }

    private long hash(int from, int to) {
        int length = to - from;
        long hash = 0;
        int i = from;
        for (; length > 8; length -= 8, i += 8) {
            hash = mix(hash ^ fold((long) LONGS.get(text, i))) * PRIME_3 + 1;
        }
        return mix(hash ^ fold(lastBytes(i, length)));
    }

    /** The one to eight bytes from {@code i}, the first in the lowest bits; zeros above. */
    private long lastBytes(int i, int length) {
        if (i + 8 <= text.length) {
            return (long) LONGS.get(text, i) & (-1L >>> (64 - 8 * length));
        }
        long bytes = 0;
        for (int k = length - 1; k >= 0; k--) {
            bytes = (bytes << 8) | (text[i + k] & 0xFF);
        }
        return bytes;
    }

    /** Lower case: in a word only letters lack the bit 0x20, and {@code _}, which becomes a value of its own (0x7F). */
    private static long fold(long bytes) {
        // a byte above 0x7F keeps its bits; the zeros above a word's end become spaces, which no word holds
        return bytes | ((~bytes & HIGH_BITS) >>> 2);
    }

    private static long mix(long x) {
        long y = (x ^ x >>> 32) * PRIME_1;
        y = (y ^ y >>> 29) * PRIME_2;
        return y ^ y >>> 32;
    }
}
