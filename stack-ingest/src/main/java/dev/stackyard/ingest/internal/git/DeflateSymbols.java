package dev.stackyard.ingest.internal.git;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/** What the symbols of DEFLATE's codes mean (RFC 1951, section 3.2.5), as entries of a {@link HuffmanTable}. */
final class DeflateSymbols {

    private static final int END_OF_BLOCK = 256;
    private static final int LENGTHS = 29;
    private static final int DISTANCES = 30;
    private static final int LONGEST_MATCH = 258;

    private DeflateSymbols() {}

    /** Literals, the end of a block, and lengths of matches. */
    static int[] literals() {
        int[] meanings = new int[288];
        for (int literal = 0; literal < END_OF_BLOCK; literal++) {
            meanings[literal] = HuffmanTable.LITERAL | literal << HuffmanTable.VALUE_SHIFT;
        }
        meanings[END_OF_BLOCK] = HuffmanTable.SPECIAL;
        int base = 3;
        for (int i = 0; i < LENGTHS - 1; i++) {
            int extra = i < 4 ? 0 : i / 4 - 1;
            meanings[END_OF_BLOCK + 1 + i] = base << HuffmanTable.VALUE_SHIFT | extra;
            base += 1 << extra;
        }
        meanings[END_OF_BLOCK + LENGTHS] = LONGEST_MATCH << HuffmanTable.VALUE_SHIFT;
        Arrays.fill(
                meanings, END_OF_BLOCK + LENGTHS + 1, meanings.length, HuffmanTable.SPECIAL | HuffmanTable.NO_CODEWORD);
        return meanings;
    }

    /** Distances of matches. */
    static int[] distances() {
        int[] meanings = new int[32];
        int base = 1;
        for (int i = 0; i < DISTANCES; i++) {
            int extra = i < 2 ? 0 : i / 2 - 1;
            meanings[i] = base << HuffmanTable.VALUE_SHIFT | extra;
            base += 1 << extra;
        }
        Arrays.fill(meanings, DISTANCES, meanings.length, HuffmanTable.SPECIAL | HuffmanTable.NO_CODEWORD);
        return meanings;
    }

    /** Symbols that stand for their own numbers. */
    static int[] plain(int symbols) {
        int[] meanings = new int[symbols];
        for (int i = 0; i < symbols; i++) {
            meanings[i] = i << HuffmanTable.VALUE_SHIFT;
        }
        return meanings;
    }

    /** The code that blocks of type 1 have (section 3.2.6). */
    static HuffmanTable fixedLiterals(int mostBits) {
        byte[] lengths = new byte[288];
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, 288, (byte) 8);
        return built(new HuffmanTable(literals(), mostBits), lengths);
    }

    /** The code that blocks of type 1 have for distances. */
    static HuffmanTable fixedDistances(int mostBits) {
        byte[] lengths = new byte[32];
        Arrays.fill(lengths, (byte) 5);
        return built(new HuffmanTable(distances(), mostBits), lengths);
    }

    private static HuffmanTable built(HuffmanTable table, byte[] lengths) {
        try {
            table.build(lengths, 0, lengths.length, true);
            return table;
        } catch (DataFormatException e) {
            throw new IllegalStateException("the fixed codes are complete", e);
        }
    }
}
