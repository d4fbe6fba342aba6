package dev.stackyard.curate.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which of many byte strings occurs in a text, at a cost that hardly depends on how many there are. Immutable.
 *
 * <p>Of every pattern, eight-byte pieces at {@code stride} consecutive offsets are indexed. In a text, only the pieces at
 * multiples of {@code stride} are looked up: wherever a pattern lies, exactly one of its indexed pieces lies at such a
 * place. A piece that is found is only a candidate; the whole pattern is then compared. Which offsets of a pattern are
 * indexed is free, so they are those whose pieces are rarest among all patterns: benchmarks are full of questions that
 * begin alike.
 */
final class SubstringIndex {

    /** Shortest pattern that can be indexed, in bytes. */
    static final int MINIMUM_PATTERN_BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio: Knuth's multiplicative hashing
    private static final int MAXIMUM_STRIDE = 16;
    /** Offsets of a pattern beyond this one are not considered for indexing. */
    private static final int MAXIMUM_OFFSET = 512;

    private static final int COUNTER_BITS = 20;
    private static final int FILTER_BITS_PER_PIECE = 16;

    private final List<byte[]> patterns;
    private final int stride;
    private final int hashShift;
    private final long[] filter;
    /** First posting of each slot, plus one; 0 is an empty slot. */
    private final int[] slots;
    /** Three numbers per posting: pattern, offset of the piece in it, next posting of the slot plus one. */
    private final int[] postings;

    /** @param patterns each at least {@link #MINIMUM_PATTERN_BYTES} long; not copied */
    SubstringIndex(List<byte[]> patterns) {
        this.patterns = List.copyOf(patterns);
        int shortest =
                patterns.stream().mapToInt(pattern -> pattern.length).min().orElse(MINIMUM_PATTERN_BYTES);
        if (shortest < MINIMUM_PATTERN_BYTES) {
            throw new IllegalArgumentException("a pattern of " + shortest + " bytes is too short to be indexed");
        }
        stride = Math.min(MAXIMUM_STRIDE, shortest - Long.BYTES + 1);
        int pieces = Math.multiplyExact(patterns.size(), stride);
        int bits = Math.max(
                6, Integer.SIZE - Integer.numberOfLeadingZeros(Math.multiplyExact(pieces, FILTER_BITS_PER_PIECE)));
        hashShift = Long.SIZE - bits;
        filter = new long[1 << (bits - 6)];
        slots = new int[1 << bits >>> 3];
        postings = new int[3 * pieces];
        fill();
    }

    private void fill() {
        int[] counters = countPieces();
        int posting = 3 * patterns.size() * stride;
        for (int i = patterns.size() - 1; i >= 0; i--) { // backwards: a slot's first posting is its first pattern
            int first = rarestOffset(patterns.get(i), counters);
            for (int offset = first + stride - 1; offset >= first; offset--) {
                posting -= 3;
                add(posting, i, offset);
            }
        }
    }

    private void add(int posting, int pattern, int offset) {
        int hash = hash(piece(patterns.get(pattern), offset));
        filter[hash >>> 6] |= 1L << hash;
        int slot = hash >>> 3;
        postings[posting] = pattern;
        postings[posting + 1] = offset;
        postings[posting + 2] = slots[slot];
        slots[slot] = posting + 1;
    }

    /** How often each piece occurs in all patterns, by hash; pieces that share a counter count together. */
    private int[] countPieces() {
        int[] counters = new int[1 << COUNTER_BITS];
        for (byte[] pattern : patterns) {
            for (int offset = lastOffset(pattern); offset >= 0; offset--) {
                counters[counter(pattern, offset)]++;
            }
        }
        return counters;
    }

    /** The first of the {@code stride} offsets whose pieces are rarest together. */
    private int rarestOffset(byte[] pattern, int[] counters) {
        long sum = 0;
        long rarest = Long.MAX_VALUE;
        int best = 0;
        for (int offset = 0; offset <= lastOffset(pattern); offset++) {
            sum += counters[counter(pattern, offset)];
            int first = offset - stride + 1;
            if (first > 0) {
                sum -= counters[counter(pattern, first - 1)];
            }
            if (first >= 0 && sum < rarest) {
                rarest = sum;
                best = first;
            }
        }
        return best;
    }

    private static int lastOffset(byte[] pattern) {
        return Math.min(pattern.length - Long.BYTES, MAXIMUM_OFFSET);
    }

    private static int counter(byte[] pattern, int offset) {
        return (int) ((piece(pattern, offset) * MULTIPLIER) >>> (Long.SIZE - COUNTER_BITS));
    }

    private static long piece(byte[] bytes, int offset) {
        return (long) LONGS.get(bytes, offset);
    }

    private int hash(long piece) {
        return (int) ((piece * MULTIPLIER) >>> hashShift);
    }

    /**
     * Finds a pattern in a text. If several occur, the answer is always the same one of them: that whose indexed piece
     * comes first, and among those the first pattern.
     *
     * @param length bytes of {@code text} that count, from 0
     * @return the pattern's number, or -1
     */
    int find(byte[] text, int length) {
        for (int i = 0; i + Long.BYTES <= length; i += stride) {
            int hash = hash(piece(text, i));
            if ((filter[hash >>> 6] & 1L << hash) != 0) {
                int pattern = verify(text, length, i, slots[hash >>> 3]);
                if (pattern >= 0) {
                    return pattern;
                }
            }
        }
        return -1;
    }

    private int verify(byte[] text, int length, int at, int firstPosting) {
        for (int posting = firstPosting; posting != 0; posting = postings[posting + 1]) {
            int number = postings[posting - 1];
            int start = at - postings[posting];
            byte[] pattern = patterns.get(number);
            if (start >= 0
                    && start + pattern.length <= length
                    && Arrays.equals(text, start, start + pattern.length, pattern, 0, pattern.length)) {
                return number;
            }
        }
        return -1;
    }
}
