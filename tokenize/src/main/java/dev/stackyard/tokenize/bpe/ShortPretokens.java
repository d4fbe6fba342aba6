package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cache for pretokens of up to 7 bytes, which are nearly all.
 *
 * <p>An open-addressing table of 16-byte slots, so that four share a cache line:
 *
 * <pre>
 * long 0   the pretoken's bytes, little-endian, zero-padded; its length in the top byte; 0 in an empty slot
 * long 1   bits 0-19, 20-39, 40-59: up to three tokens; bits 60-62: how many
 *          more than three: bits 0-31: where they are in the overflow
 * </pre>
 *
 * <p>The bytes and the length are the key itself, not a hash of it, so a hit is never wrong. A probe sequence is at most
 * {@value #MOST_PROBES} slots long: text made to collide costs time for merging, but no more than that.
 */
final class ShortPretokens {

    static final int LONGEST_BYTES = 7;

    private static final int SLOT_BITS = 17;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_ENTRIES = SLOTS / 4 * 3;
    private static final int MOST_PROBES = 16;
    private static final int INLINE_TOKENS = 3;
    private static final int COUNT_SHIFT = 60;
    private static final int ID_MASK = MergeTable.LIMIT - 1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long[] slots;
    private int[] overflow;
    private int overflowSize;
    private int entries;
    private final @Nullable ShortPretokens seed;

    ShortPretokens() {
        this.slots = new long[2 * SLOTS];
        this.overflow = new int[1 << 12];
        this.seed = null;
    }

    private ShortPretokens(ShortPretokens seed) {
        this.slots = seed.slots.clone();
        this.overflow = seed.overflow.clone();
        this.overflowSize = seed.overflowSize;
        this.entries = seed.entries;
        this.seed = seed;
    }

    ShortPretokens copy() {
        return new ShortPretokens(this);
    }

    boolean append(byte[] text, int start, int length, TokenBuffer out) {
        long key = key(text, start, length);
        int slot = slot(key);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            long found = slots[slot];
            if (found == key) {
                append(slots[slot + 1], out);
                return true;
            }
            if (found == 0) {
                return false;
            }
            slot = (slot + 2) & (2 * SLOTS - 1);
        }
        return false;
    }

    /** Three tokens are always written and the surplus ignored: that is cheaper than to ask how many there are. */
    private void append(long value, TokenBuffer out) {
        int count = (int) (value >>> COUNT_SHIFT);
        out.ensure(LONGEST_BYTES);
        int[] ids = out.array();
        int size = out.size();
        if (count > INLINE_TOKENS) {
            System.arraycopy(overflow, (int) value, ids, size, count);
        } else {
            ids[size] = (int) value & ID_MASK;
            ids[size + 1] = (int) (value >>> 20) & ID_MASK;
            ids[size + 2] = (int) (value >>> 40) & ID_MASK;
        }
        out.advance(count);
    }

    void put(byte[] text, int start, int length, int[] ids, int from, int count) {
        if (entries >= MOST_ENTRIES) {
            forget();
        }
        long key = key(text, start, length);
        int slot = slot(key);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (slots[slot] == 0) {
                slots[slot] = key;
                slots[slot + 1] = (long) count << COUNT_SHIFT | value(ids, from, count);
                entries++;
                return;
            }
            slot = (slot + 2) & (2 * SLOTS - 1);
        }
    }

    private long value(int[] ids, int from, int count) {
        if (count > INLINE_TOKENS) {
            return overflow(ids, from, count);
        }
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 20 | ids[from + i];
        }
        return value;
    }

    private int overflow(int[] ids, int from, int count) {
        if (overflowSize + count > overflow.length) {
            overflow = Arrays.copyOf(overflow, 2 * overflow.length);
        }
        System.arraycopy(ids, from, overflow, overflowSize, count);
        overflowSize += count;
        return overflowSize - count;
    }

    private void forget() {
        if (seed == null) {
            Arrays.fill(slots, 0);
            entries = 0;
            overflowSize = 0;
        } else {
            System.arraycopy(seed.slots, 0, slots, 0, slots.length);
            System.arraycopy(seed.overflow, 0, overflow, 0, seed.overflowSize);
            entries = seed.entries;
            overflowSize = seed.overflowSize;
        }
    }

    private static int slot(long key) {
        return (int) ((key * MULTIPLIER) >>> (64 - SLOT_BITS)) << 1;
    }

    private static long key(byte[] text, int start, int length) {
        long bytes;
        if (start + 8 <= text.length) {
            bytes = (long) LONGS.get(text, start) & (-1L >>> (64 - 8 * length));
        } else {
            bytes = 0;
            for (int i = length - 1; i >= 0; i--) {
                bytes = bytes << 8 | (text[start + i] & 0xFF);
            }
        }
        return bytes | (long) length << 56;
    }
}
