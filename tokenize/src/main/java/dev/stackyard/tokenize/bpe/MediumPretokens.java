package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cache for pretokens of 8 to 15 bytes and up to 3 tokens: like {@link ShortPretokens}, with two words for the key.
 *
 * <pre>
 * long 0   bytes 0-7 of the pretoken, little-endian
 * long 1   bytes 8-14, zero-padded; the length in the top byte; 0 in an empty slot
 * long 2   its {@link PackedTokens}
 * long 3   nothing: two slots fill a cache line
 * </pre>
 */
final class MediumPretokens {

    static final int LONGEST_BYTES = 15;

    private static final int SLOT_BITS = 16;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_ENTRIES = SLOTS / 2;
    private static final int MOST_PROBES = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER_LOW = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER_HIGH = 0xC2B2AE3D27D4EB4FL;

    private final long[] slots;
    private int entries;
    private final @Nullable MediumPretokens seed;

    MediumPretokens() {
        this.slots = new long[4 * SLOTS];
        this.seed = null;
    }

    private MediumPretokens(MediumPretokens seed) {
        this.slots = seed.slots.clone();
        this.entries = seed.entries;
        this.seed = seed;
    }

    MediumPretokens copy() {
        return new MediumPretokens(this);
    }

    /** The pretoken's {@link PackedTokens}, or 0. */
    long find(byte[] text, int start, int length) {
        long low = low(text, start);
        long high = high(text, start, length);
        int slot = slot(low, high);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (slots[slot] == low && slots[slot + 1] == high) {
                return slots[slot + 2];
            }
            if (slots[slot + 1] == 0) {
                return 0;
            }
            slot = next(slot);
        }
        return 0;
    }

    void put(byte[] text, int start, int length, long packedTokens) {
        if (entries == MOST_ENTRIES) {
            forget();
        }
        long low = low(text, start);
        long high = high(text, start, length);
        int slot = slot(low, high);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (slots[slot + 1] == 0) {
                slots[slot] = low;
                slots[slot + 1] = high;
                slots[slot + 2] = packedTokens;
                entries++;
                return;
            }
            slot = next(slot);
        }
    }

    private void forget() {
        if (seed == null) {
            Arrays.fill(slots, 0);
            entries = 0;
        } else {
            System.arraycopy(seed.slots, 0, slots, 0, slots.length);
            entries = seed.entries;
        }
    }

    private static int slot(long low, long high) {
        long hash = (low ^ (high * MULTIPLIER_HIGH)) * MULTIPLIER_LOW;
        return (int) (hash >>> (64 - SLOT_BITS)) << 2;
    }

    private static int next(int slot) {
        return (slot + 4) & (4 * SLOTS - 1);
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
