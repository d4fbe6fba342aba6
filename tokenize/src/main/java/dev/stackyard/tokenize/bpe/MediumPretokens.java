package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The cache for pretokens of 8 to 15 bytes, like {@link ShortPretokens} but with two words for the key.
 *
 * <p>Slots have 32 bytes:
 *
 * <pre>
 * long 0   bytes 0-7 of the pretoken, little-endian
 * long 1   bytes 8-14, zero-padded; the length in the top byte; 0 in an empty slot
 * long 2   tokens 0 and 1; or, if there are more than three, their offset in the overflow
 * long 3   token 2, and the number of tokens in the upper half
 * </pre>
 */
final class MediumPretokens {

    static final int LONGEST_BYTES = 15;

    private static final int SLOT_BITS = 16;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_ENTRIES = SLOTS / 4 * 3;
    private static final int MOST_PROBES = 16;
    private static final int INLINE_TOKENS = 3;
    private static final int MOST_OVERFLOW = 1 << 19;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER_LOW = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER_HIGH = 0xC2B2AE3D27D4EB4FL;
    private final long[] slots;
    private int[] overflow;
    private int overflowSize;
    private int entries;
    private final @Nullable MediumPretokens seed;

    MediumPretokens() {
        this.slots = new long[4 * SLOTS];
        this.overflow = new int[1 << 10];
        this.seed = null;
    }

    private MediumPretokens(MediumPretokens seed) {
        this.slots = seed.slots.clone();
        this.overflow = seed.overflow.clone();
        this.overflowSize = seed.overflowSize;
        this.entries = seed.entries;
        this.seed = seed;
    }

    MediumPretokens copy() {
        return new MediumPretokens(this);
    }

    boolean append(byte[] text, int start, int length, TokenBuffer out) {
        long low = low(text, start);
        long high = high(text, start, length);
        int slot = slot(low, high);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (slots[slot] == low && slots[slot + 1] == high) {
                appendFrom(slot, out);
                return true;
            }
            if (slots[slot + 1] == 0) {
                return false;
            }
            slot = (slot + 4) & (4 * SLOTS - 1);
        }
        return false;
    }

    /** Three tokens are always written and the surplus ignored: that is cheaper than to ask how many there are. */
    private void appendFrom(int slot, TokenBuffer out) {
        long first = slots[slot + 2];
        long last = slots[slot + 3];
        int count = (int) (last >>> 32);
        out.ensure(LONGEST_BYTES);
        int[] ids = out.array();
        int size = out.size();
        if (count > INLINE_TOKENS) {
            System.arraycopy(overflow, (int) first, ids, size, count);
        } else {
            ids[size] = (int) first;
            ids[size + 1] = (int) (first >>> 32);
            ids[size + 2] = (int) last;
        }
        out.advance(count);
    }

    void put(byte[] text, int start, int length, int[] ids, int from, int count) {
        if (entries >= MOST_ENTRIES || overflowSize + count > MOST_OVERFLOW) {
            forget();
        }
        long low = low(text, start);
        long high = high(text, start, length);
        int slot = slot(low, high);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (slots[slot + 1] == 0) {
                slots[slot] = low;
                slots[slot + 1] = high;
                slots[slot + 2] = count > INLINE_TOKENS ? overflow(ids, from, count) : firstTwo(ids, from, count);
                slots[slot + 3] = (long) count << 32 | (count == INLINE_TOKENS ? ids[from + 2] : 0);
                entries++;
                return;
            }
            slot = (slot + 4) & (4 * SLOTS - 1);
        }
    }

    private static long firstTwo(int[] ids, int from, int count) {
        return count == 1 ? ids[from] : (long) ids[from + 1] << 32 | ids[from];
    }

    private int overflow(int[] ids, int from, int count) {
        if (overflowSize + count > overflow.length) {
            overflow = java.util.Arrays.copyOf(overflow, 2 * overflow.length);
        }
        System.arraycopy(ids, from, overflow, overflowSize, count);
        overflowSize += count;
        return overflowSize - count;
    }

    private void forget() {
        if (seed == null) {
            java.util.Arrays.fill(slots, 0);
            entries = 0;
            overflowSize = 0;
        } else {
            System.arraycopy(seed.slots, 0, slots, 0, slots.length);
            System.arraycopy(seed.overflow, 0, overflow, 0, seed.overflowSize);
            entries = seed.entries;
            overflowSize = seed.overflowSize;
        }
    }

    private static int slot(long low, long high) {
        long hash = (low ^ (high * MULTIPLIER_HIGH)) * MULTIPLIER_LOW;
        return (int) (hash >>> (64 - SLOT_BITS)) << 2;
    }

    /** The first eight bytes. */
    private static long low(byte[] text, int start) {
        return (long) LONGS.get(text, start);
    }

    /** What follows the first eight bytes, and the length. The word ends with the pretoken, so it never leaves the array. */
    private static long high(byte[] text, int start, int length) {
        long lastWord = (long) LONGS.get(text, start + length - 8);
        // in two steps: a shift by 64, for a length of 8, would be none
        return lastWord >>> 8 >>> (8 * (15 - length)) | (long) length << 56;
    }
}
