package dev.stackyard.ingest.internal.git;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

/**
 * Inflates zlib streams (RFC 1950 and 1951) that lie in memory, from their beginning. Two to three times as fast as {@link
 * java.util.zip.Inflater} on source code, which matters because this is the most expensive step of reading a repository;
 * {@code decisions/0005} has the figures. The checksum at the end is not looked at: objects are checked by their SHA-1.
 *
 * <p>The ideas are those of libdeflate's decompressor: 64 bits of look-ahead, filled eight bytes at a time without a
 * branch; tables whose entries hold all there is to know about a symbol (see {@link HuffmanTable}); matches copied eight
 * bytes at a time. Near the end of input and output a second loop goes on with care. Not thread-safe.
 */
final class MemoryInflater {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LONGEST_MATCH = 258;
    /** Output that the fast loop may write in one round: three literals, a match, and what eight bytes at a time overshoot. */
    private static final int ROUND_OUTPUT = 3 + LONGEST_MATCH + 8;
    /** Input that the fast loop may look at in one round: it fills twice. */
    private static final int ROUND_INPUT = 16;

    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;

    private static final int LITERAL_BITS = 11;
    private static final int DISTANCE_BITS = 8;
    private static final int LENGTHS_BITS = 7;
    private static final int END_OF_BLOCK = 256;
    private static final int MOST_LITERALS = 288;
    private static final int MOST_DISTANCES = 32;
    /** In which order the lengths of the code for lengths are stored (RFC 1951, 3.2.7). */
    private static final byte[] LENGTHS_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final HuffmanTable dynamicLiterals = new HuffmanTable(DeflateSymbols.literals(), LITERAL_BITS);
    private final HuffmanTable dynamicDistances = new HuffmanTable(DeflateSymbols.distances(), DISTANCE_BITS);
    private final HuffmanTable lengthsCode = new HuffmanTable(DeflateSymbols.plain(19), LENGTHS_BITS);
    private final HuffmanTable fixedLiterals = DeflateSymbols.fixedLiterals(LITERAL_BITS);
    private final HuffmanTable fixedDistances = DeflateSymbols.fixedDistances(DISTANCE_BITS);
    private final byte[] lengths = new byte[MOST_LITERALS + MOST_DISTANCES + 138];

    private byte[] in = new byte[0];
    private int next;
    private int inEnd;
    /** Bits that were read but not used, the next one lowest. Above {@link #held} may be more, equal to the bits to come. */
    private long ahead;

    private int held;
    private byte[] out = in;
    private int made;
    private int outEnd;
    private boolean starved;

    /**
     * Inflates the first {@code length} bytes of a stream.
     *
     * @param input holds the stream between {@code from} and {@code to}; what follows it is not looked at
     * @return bytes written to {@code output}, from its start on; fewer than {@code length} if the input ends early
     * @throws DataFormatException if it is no zlib stream, or ends before it has made that many bytes
     */
    int inflate(byte[] input, int from, int to, byte[] output, int length) throws DataFormatException {
        java.util.Objects.checkFromToIndex(from, to, input.length);
        java.util.Objects.checkFromIndexSize(0, length, output.length);
        if (length == 0) {
            return 0;
        }
        in = input;
        next = from;
        inEnd = to;
        out = output;
        outEnd = length;
        made = 0;
        ahead = 0;
        held = 0;
        starved = false;
        header();
        boolean last = false;
        while (made < outEnd && !last && !starved) {
            last = take(1) == 1;
            block(take(2));
        }
        if (last && made < outEnd && !starved) {
            throw new DataFormatException("the stream ends early");
        }
        in = new byte[0];
        out = in;
        return made;
    }

    private void header() throws DataFormatException {
        int method = take(8);
        int flags = take(8);
        if (!starved
                && ((method & 15) != 8 || (method >> 4) > 7 || (method << 8 | flags) % 31 != 0 || (flags & 32) != 0)) {
            throw new DataFormatException("no zlib header");
        }
    }

    private void block(int type) throws DataFormatException {
        if (starved) {
            return;
        }
        switch (type) {
            case STORED -> stored();
            case FIXED -> compressed(fixedLiterals, fixedDistances);
            case DYNAMIC -> {
                readCodes();
                if (!starved) {
                    compressed(dynamicLiterals, dynamicDistances);
                }
            }
            default -> throw new DataFormatException("unknown type of block");
        }
    }

    private void fill() {
        while (held < 56 && next < inEnd) {
            ahead |= (in[next++] & 0xFFL) << held;
            held += 8;
        }
    }

    /** The next {@code count} bits, at most 16; some number if there are not as many. */
    private int take(int count) {
        if (held < count) {
            fill();
            if (held < count) {
                starved = true;
                return 0;
            }
        }
        int bits = (int) ahead & ((1 << count) - 1);
        drop(count);
        return bits;
    }

    private void drop(int count) {
        ahead >>>= count;
        held -= count;
    }

    private void stored() throws DataFormatException {
        drop(held & 7);
        next -= held >>> 3;
        ahead = 0;
        held = 0;
        int length = take(16);
        int inverse = take(16);
        if (starved) {
            return;
        }
        if (length != (~inverse & 0xFFFF)) {
            throw new DataFormatException("a stored block has a malformed length");
        }
        next -= held >>> 3;
        ahead = 0;
        held = 0;
        int wanted = Math.min(length, outEnd - made);
        int there = Math.min(wanted, inEnd - next);
        System.arraycopy(in, next, out, made, there);
        next += there;
        made += there;
        starved = there < wanted;
    }

    private void readCodes() throws DataFormatException {
        int literals = take(5) + 257;
        int distances = take(5) + 1;
        int lengthCodes = take(4) + 4;
        if (literals > 286 || distances > 30) {
            throw new DataFormatException("a block has too many symbols");
        }
        java.util.Arrays.fill(lengths, 0, LENGTHS_ORDER.length, (byte) 0);
        for (int i = 0; i < lengthCodes; i++) {
            lengths[LENGTHS_ORDER[i]] = (byte) take(3);
        }
        if (starved) {
            return;
        }
        lengthsCode.build(lengths, 0, LENGTHS_ORDER.length, false);
        readLengths(literals + distances);
        if (starved) {
            return;
        }
        if (lengths[END_OF_BLOCK] == 0) {
            throw new DataFormatException("a block has no end");
        }
        dynamicLiterals.build(lengths, 0, literals, true);
        dynamicDistances.build(lengths, literals, distances, true);
    }

    private void readLengths(int count) throws DataFormatException {
        int done = 0;
        while (done < count && !starved) {
            int symbol = symbol(lengthsCode);
            if (symbol < 16) {
                lengths[done++] = (byte) symbol;
                continue;
            }
            if (symbol == 16 && done == 0) {
                throw new DataFormatException("a block repeats a length before the first");
            }
            byte value = symbol == 16 ? lengths[done - 1] : 0;
            int times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
            if (done + times > count) {
                throw new DataFormatException("a block repeats a length too often");
            }
            java.util.Arrays.fill(lengths, done, done + times, value);
            done += times;
        }
    }

    private int symbol(HuffmanTable code) throws DataFormatException {
        fill();
        int entry = code.entries[(int) ahead & ((1 << code.bits) - 1)];
        if ((entry & HuffmanTable.SPECIAL) != 0) {
            throw new DataFormatException("a block has a codeword without meaning");
        }
        if ((entry & HuffmanTable.CONSUME_MASK) > held) {
            starved = true;
            return 0;
        }
        drop(entry & HuffmanTable.CONSUME_MASK);
        return entry >>> HuffmanTable.VALUE_SHIFT & HuffmanTable.VALUE_MASK;
    }

    private void compressed(HuffmanTable literals, HuffmanTable distances) throws DataFormatException {
        if (fast(literals, distances)) {
            careful(literals, distances);
        }
    }

    /**
     * Decodes a block while input and output are ample; true if it has not ended by then. Long, with all state in local
     * variables, because it is where the time goes.
     */
    private boolean fast(HuffmanTable literals, HuffmanTable distances) throws DataFormatException {
        byte[] source = in;
        byte[] target = out;
        int[] literalEntries = literals.entries;
        int[] distanceEntries = distances.entries;
        int literalMask = (1 << literals.bits) - 1;
        int distanceMask = (1 << distances.bits) - 1;
        int inLimit = inEnd - ROUND_INPUT;
        int outLimit = outEnd - ROUND_OUTPUT;
        int i = next;
        int o = made;
        long bits = ahead;
        int count = held;
        boolean open = true;
        while (i <= inLimit && o <= outLimit) {
            bits |= (long) LONGS.get(source, i) << count;
            i += (63 - count) >>> 3;
            count |= 56;
            int entry = literalEntries[(int) bits & literalMask];
            if (entry < 0) {
                bits >>>= entry;
                count -= entry & 31;
                target[o++] = (byte) (entry >> 16);
                entry = literalEntries[(int) bits & literalMask];
                if (entry < 0) {
                    bits >>>= entry;
                    count -= entry & 31;
                    target[o++] = (byte) (entry >> 16);
                    entry = literalEntries[(int) bits & literalMask];
                    if (entry < 0) {
                        bits >>>= entry;
                        count -= entry & 31;
                        target[o++] = (byte) (entry >> 16);
                        continue;
                    }
                }
                bits |= (long) LONGS.get(source, i) << count;
                i += (63 - count) >>> 3;
                count |= 56;
            }
            if ((entry & HuffmanTable.SPECIAL) != 0) {
                if ((entry & HuffmanTable.SECOND_TABLE) != 0) {
                    bits >>>= entry;
                    count -= entry & 31;
                    entry = literalEntries[(entry >>> 16) + ((int) bits & ((1 << (entry >>> 8 & 15)) - 1))];
                    if (entry < 0) {
                        bits >>>= entry;
                        count -= entry & 31;
                        target[o++] = (byte) (entry >> 16);
                        continue;
                    }
                }
                if ((entry & HuffmanTable.SPECIAL) != 0) {
                    if ((entry & HuffmanTable.NO_CODEWORD) != 0) {
                        throw new DataFormatException("a block has a codeword without meaning");
                    }
                    bits >>>= entry;
                    count -= entry & 31;
                    open = false;
                    break;
                }
            }
            int end = o + (entry >>> 16) + (int) ((bits & ((1L << entry) - 1)) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            count -= entry & 31;
            entry = distanceEntries[(int) bits & distanceMask];
            if ((entry & HuffmanTable.SPECIAL) != 0) {
                if ((entry & HuffmanTable.SECOND_TABLE) != 0) {
                    bits >>>= entry;
                    count -= entry & 31;
                    entry = distanceEntries[(entry >>> 16) + ((int) bits & ((1 << (entry >>> 8 & 15)) - 1))];
                }
                if ((entry & HuffmanTable.SPECIAL) != 0) {
                    throw new DataFormatException("a block has a codeword without meaning");
                }
            }
            int distance = (entry >>> 16) + (int) ((bits & ((1L << entry) - 1)) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            count -= entry & 31;
            int from = o - distance;
            if (from < 0) {
                throw new DataFormatException("a match reaches before the beginning");
            }
            if (distance >= 8) {
                do {
                    LONGS.set(target, o, (long) LONGS.get(target, from));
                    o += 8;
                    from += 8;
                } while (o < end);
            } else {
                while (o < end) {
                    target[o++] = target[from++];
                }
            }
            o = end;
        }
        next = i;
        made = o;
        ahead = bits;
        held = count;
        return open;
    }

    /** Decodes the rest of a block, one symbol at a time, as far as input and output reach. */
    private void careful(HuffmanTable literals, HuffmanTable distances) throws DataFormatException {
        while (made < outEnd) {
            int entry = look(literals);
            if (starved) {
                return;
            }
            if (entry < 0) {
                out[made++] = (byte) (entry >> 16);
            } else if ((entry & HuffmanTable.SPECIAL) != 0) {
                return;
            } else {
                int length = value;
                look(distances);
                if (starved) {
                    return;
                }
                match(value, length);
            }
        }
    }

    /** What {@link #look} found: the length or distance, extra bits added. */
    private int value;

    /** Takes the next codeword and its extra bits; returns its entry. */
    private int look(HuffmanTable code) throws DataFormatException {
        fill();
        int entry = code.entries[(int) ahead & ((1 << code.bits) - 1)];
        int before = 0;
        long bits = ahead;
        if ((entry & HuffmanTable.SPECIAL) != 0 && (entry & HuffmanTable.SECOND_TABLE) != 0) {
            before = code.bits;
            bits >>>= before;
            entry = code.entries[(entry >>> 16) + ((int) bits & ((1 << (entry >>> 8 & 15)) - 1))];
        }
        int consume = entry & HuffmanTable.CONSUME_MASK;
        if (before + consume > held) {
            starved = true;
            return 0;
        }
        if ((entry & HuffmanTable.SPECIAL) != 0 && (entry & HuffmanTable.NO_CODEWORD) != 0) {
            throw new DataFormatException("a block has a codeword without meaning");
        }
        value = (entry >>> 16) + (int) ((bits & ((1L << consume) - 1)) >>> (entry >>> 8 & 15));
        drop(before + consume);
        return entry;
    }

    private void match(int distance, int length) throws DataFormatException {
        if (distance > made) {
            throw new DataFormatException("a match reaches before the beginning");
        }
        int end = Math.min(outEnd, made + length);
        for (int from = made - distance; made < end; from++) {
            out[made++] = out[from];
        }
    }
}
