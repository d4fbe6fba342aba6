package dev.stackyard.ingest.internal.git;

import java.util.zip.DataFormatException;

/**
 * Decodes one canonical Huffman code of DEFLATE (RFC 1951, section 3.2.2) by look-up: the next {@link #bits} bits of input
 * are an index into {@link #entries}. Longer codewords lead to a second table behind the first. The layout follows
 * libdeflate's idea: an entry holds all that is needed to go on, extra bits counted in.
 *
 * <pre>
 * literal      1 | value:15     | 0        | codeword:4 at 8 | consume:5
 * length, distance 0 | base:15  | 0        | codeword:4 at 8 | consume:5   consume = codeword and extra bits
 * second table 0 | position:15  | 1 1 0    | its bits:4 at 8 | consume:5
 * end of block 0 | 0            | 1 0 0    | 0               | consume:5
 * no codeword  0 | 0            | 1 0 1    | 0               | 0
 * </pre>
 *
 * Not thread-safe.
 */
final class HuffmanTable {

    static final int LONGEST_CODEWORD = 15;

    /** Set for a literal, and so the sign of an entry. */
    static final int LITERAL = 1 << 31;
    /** Set for whatever is neither a literal nor a length or distance. */
    static final int SPECIAL = 1 << 15;

    static final int SECOND_TABLE = 1 << 14;
    static final int NO_CODEWORD = 1 << 13;

    static final int VALUE_SHIFT = 16;
    static final int VALUE_MASK = 0x7FFF;
    static final int CODEWORD_SHIFT = 8;
    static final int CODEWORD_MASK = 15;
    static final int CONSUME_MASK = 31;

    /** Entries, those of second tables at the end. */
    int[] entries;
    /** Bits that index the first table; at least 1. */
    int bits;

    private final int mostBits;
    private final int[] meanings;
    private final int[] counts = new int[LONGEST_CODEWORD + 1];
    private final int[] next = new int[LONGEST_CODEWORD + 2];
    private final int[] sorted;

    /**
     * @param meanings for each symbol its entry without codeword: value, extra bits in the place of {@code consume}
     * @param mostBits limit on {@link #bits}
     */
    HuffmanTable(int[] meanings, int mostBits) {
        this.meanings = meanings;
        this.mostBits = mostBits;
        this.sorted = new int[meanings.length];
        this.entries = new int[2 << mostBits];
    }

    /**
     * Takes on a code.
     *
     * @param lengths of the codewords of each symbol in bits, 0 for a symbol that does not occur
     * @param loneAllowed whether there may be a single codeword, of one bit; as in zlib, there may always be none
     * @throws DataFormatException if there are more codewords than fit, or fewer
     */
    void build(byte[] lengths, int from, int symbols, boolean loneAllowed) throws DataFormatException {
        int longest = sort(lengths, from, symbols);
        if (longest == 1 && counts[1] == 1 && !loneAllowed) {
            throw new DataFormatException("a code has too few codewords");
        }
        bits = Math.max(1, Math.min(longest, mostBits));
        int size = 1 << bits;
        int codeword = 0;
        int symbol = 0;
        for (int length = 1; length <= bits; length++) {
            for (int i = counts[length]; i > 0; i--, symbol++) {
                entries[reversed(codeword++, length)] = meanings[sorted[symbol]] + (length << CODEWORD_SHIFT) + length;
            }
            codeword <<= 1;
            if (length < bits) {
                // all codewords so far, once more for each value of the next bit
                System.arraycopy(entries, 0, entries, 1 << length, 1 << length);
            }
        }
        buildSecondTables(codeword, symbol, longest);
        if (longest <= 1 && counts[1] < 2) {
            java.util.Arrays.fill(entries, counts[1], size, SPECIAL | NO_CODEWORD);
        }
    }

    private static int reversed(int codeword, int length) {
        return Integer.reverse(codeword) >>> (32 - length);
    }

    /**
     * Enters the codewords that are longer than the index of the first table.
     *
     * @param first of these codewords
     * @param firstSymbol its place among the sorted symbols
     */
    private void buildSecondTables(int first, int firstSymbol, int longest) {
        int codeword = first;
        int symbol = firstSymbol;
        int mask = (1 << bits) - 1;
        int end = mask + 1;
        int prefix = -1;
        int second = 0;
        for (int length = bits + 1; length <= longest; length++) {
            for (int i = 0; i < counts[length]; i++, symbol++) {
                int reversed = reversed(codeword++, length);
                if ((reversed & mask) != prefix) {
                    prefix = reversed & mask;
                    int secondBits = secondBits(length, i);
                    second = end;
                    end += 1 << secondBits;
                    reserve(end);
                    entries[prefix] =
                            second << VALUE_SHIFT | SPECIAL | SECOND_TABLE | secondBits << CODEWORD_SHIFT | bits;
                }
                int rest = length - bits;
                int entry = meanings[sorted[symbol]] + (rest << CODEWORD_SHIFT) + rest;
                for (int at = second + (reversed >>> bits); at < end; at += 1 << rest) {
                    entries[at] = entry;
                }
            }
            codeword <<= 1;
        }
    }

    /** Orders symbols by length of codeword and then by number; returns the longest length. */
    private int sort(byte[] lengths, int from, int symbols) throws DataFormatException {
        java.util.Arrays.fill(counts, 0);
        for (int i = 0; i < symbols; i++) {
            counts[lengths[from + i]]++;
        }
        int unused = counts[0];
        counts[0] = 0;
        int longest = 0;
        int left = 1;
        for (int length = 1; length <= LONGEST_CODEWORD; length++) {
            left = (left << 1) - counts[length];
            if (left < 0) {
                throw new DataFormatException("a code has too many codewords");
            }
            next[length + 1] = next[length] + counts[length];
            longest = counts[length] > 0 ? length : longest;
        }
        if (left > 0 && longest > 1) {
            throw new DataFormatException("a code has too few codewords");
        }
        if (unused < symbols) {
            for (int i = 0; i < symbols; i++) {
                int length = lengths[from + i];
                if (length > 0) {
                    sorted[next[length]++] = i;
                }
            }
        }
        java.util.Arrays.fill(next, 0);
        return longest;
    }

    /** How many bits index the second table whose first codeword is number {@code i} of its length. */
    private int secondBits(int length, int i) {
        int wanted = length - bits;
        int used = counts[length] - i;
        while (used < 1 << wanted) {
            wanted++;
            used = (used << 1) + counts[bits + wanted];
        }
        return wanted;
    }

    private void reserve(int size) {
        if (size > entries.length) {
            entries = java.util.Arrays.copyOf(entries, Math.max(size, 2 * entries.length));
        }
    }
}
