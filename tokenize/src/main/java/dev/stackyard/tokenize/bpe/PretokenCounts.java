package dev.stackyard.tokenize.bpe;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How often each pretoken occurs: all that training needs to know of a text. Its size is that of the distinct pretokens, not
 * of the text. Not thread-safe: each thread counts for itself and {@link #addAll} brings the counts together, in whatever
 * order, to the same sums.
 *
 * <p>Pretokens of one byte are not counted, because they have no pair to merge; nor are those of more than {@value
 * #LONGEST_BYTES} bytes, which are data rather than words, and whose number would decide how long training takes.
 */
public final class PretokenCounts {

    static final int LONGEST_BYTES = 256;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int SMALLEST_SLOTS = 1 << 12;
    private static final int FREE = -1;
    private static final int PIECE_BYTES = 1 << 18;

    private final Pretokenizer pretokenizer;
    /** Open addressing, at most half full: the entry that each slot holds. */
    private int[] slots = new int[SMALLEST_SLOTS];
    /** The pretokens' bytes, one after the other; entry n begins at {@code starts[n]} and ends where n + 1 begins. */
    private byte[] bytes = new byte[1 << 16];

    private int[] starts = new int[SMALLEST_SLOTS];
    private int[] hashes = new int[SMALLEST_SLOTS];
    private long[] counts = new long[SMALLEST_SLOTS];
    private int size;
    private final int[] ends = new int[Pretokenizer.LEAST_ROOM];

    /** An empty table. */
    public PretokenCounts(Pretokenization pretokenization) {
        this.pretokenizer = pretokenization.scanner();
        Arrays.fill(slots, FREE);
    }

    /** Counts the pretokens of a text. */
    public void addText(byte[] text, int offset, int length) {
        int limit = offset + length;
        int from = offset;
        while (from < limit) {
            int cut = pretokenizer.cut(text, from, limit, ends);
            for (int i = 0; i < cut; i++) {
                int bytesOfPretoken = ends[i] - from;
                if (bytesOfPretoken > 1 && bytesOfPretoken <= LONGEST_BYTES) {
                    add(text, from, bytesOfPretoken, 1);
                }
                from = ends[i];
            }
        }
    }

    /** Adds another table's counts. */
    public void addAll(PretokenCounts other) {
        for (int entry = 0; entry < other.size; entry++) {
            add(other.bytes, other.starts[entry], other.starts[entry + 1] - other.starts[entry], other.counts[entry]);
        }
    }

    /** Takes counts in their packed form. */
    @FunctionalInterface
    public interface PackedSink {
        void accept(byte[] packed, int length) throws IOException;
    }

    /**
     * Hands over all counts in pieces, for {@link #addPacked}: for each pretoken its length (2 bytes), how often it occurs (8
     * bytes), both big-endian, and its bytes. The piece is used again once the sink returns.
     */
    public void forEachPacked(PackedSink sink) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        for (int entry = 0; entry < size; entry++) {
            int length = starts[entry + 1] - starts[entry];
            if (piece.remaining() < Short.BYTES + Long.BYTES + length) {
                sink.accept(piece.array(), piece.position());
                piece.clear();
            }
            piece.putShort((short) length).putLong(counts[entry]).put(bytes, starts[entry], length);
        }
        if (piece.position() > 0) {
            sink.accept(piece.array(), piece.position());
        }
    }

    /** Adds one of the pieces of {@link #forEachPacked}. */
    public void addPacked(byte[] packed, int offset, int length) {
        ByteBuffer piece = ByteBuffer.wrap(packed, offset, length);
        while (piece.hasRemaining()) {
            int bytesOfPretoken = piece.getShort();
            long count = piece.getLong();
            add(packed, piece.position(), bytesOfPretoken, count);
            piece.position(piece.position() + bytesOfPretoken);
        }
    }

    private void add(byte[] text, int start, int length, long count) {
        int hash = hash(text, start, length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != FREE) {
            int entry = slots[slot];
            if (hashes[entry] == hash && holds(entry, text, start, length)) {
                counts[entry] += count;
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = size;
        append(text, start, length, hash, count);
        if (2 * size > slots.length) {
            rehash();
        }
    }

    private boolean holds(int entry, byte[] text, int start, int length) {
        return Arrays.equals(bytes, starts[entry], starts[entry + 1], text, start, start + length);
    }

    private void append(byte[] text, int start, int length, int hash, long count) {
        if (size + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            hashes = Arrays.copyOf(hashes, starts.length);
            counts = Arrays.copyOf(counts, starts.length);
        }
        int begin = starts[size];
        if (bytes.length - begin < length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length));
        }
        System.arraycopy(text, start, bytes, begin, length);
        hashes[size] = hash;
        counts[size] = count;
        starts[++size] = begin + length;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, FREE);
        for (int entry = 0; entry < size; entry++) {
            int slot = hashes[entry] & (slots.length - 1);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = entry;
        }
    }

    private static int hash(byte[] text, int start, int length) {
        long hash = length;
        int i = start;
        int end = start + length;
        for (; i + 8 <= end; i += 8) {
            hash = mix(hash ^ (long) LONGS.get(text, i));
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << 8 | (text[i] & 0xFF);
        }
        hash = mix(hash ^ rest);
        return (int) (hash >>> 32);
    }

    private static long mix(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ (product >>> 29);
    }

    /** Distinct pretokens. */
    public int size() {
        return size;
    }

    /** Bytes of the distinct pretokens together. */
    public long totalBytes() {
        return starts[size];
    }

    /** How often an entry occurs. */
    long count(int entry) {
        return counts[entry];
    }

    /** First byte of an entry in {@link #bytes}; it ends where the next entry begins. */
    int start(int entry) {
        return starts[entry];
    }

    byte[] bytes() {
        return bytes;
    }
}
