package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cache for pretokens of up to 7 bytes and 3 tokens, which are nearly all.
 *
 * <p>An open-addressing table of 16-byte slots, so that four share a cache line:
 *
 * <pre>
 * long 0   the pretoken's bytes, little-endian, zero-padded; its length in the top byte; 0 in an empty slot
 * long 1   its {@link PackedTokens}
 * </pre>
 *
 * <p>The bytes and the length are the key itself, not a hash of it, so a hit is never wrong. A probe sequence is at most
 * {@value #MOST_PROBES} slots long: text made to collide costs time for merging, but no more than that.
 */
final class ShortPretokens {

    static final int LONGEST_BYTES = 7;

    private static final int SLOT_BITS = 17;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_ENTRIES = SLOTS / 2;
    private static final int MOST_PROBES = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long[] slots;
    private int entries;
    private final @Nullable ShortPretokens seed;

    ShortPretokens() {
        this.slots = new long[2 * SLOTS];
        this.seed = null;
    }

    private ShortPretokens(ShortPretokens seed) {
        this.slots = seed.slots.clone();
        this.entries = seed.entries;
        this.seed = seed;
    }

    ShortPretokens copy() {
        return new ShortPretokens(this);
    }

    /** The pretoken's {@link PackedTokens}, or 0. */
    long find(byte[] text, int start, int length) {
        long key = key(text, start, length);
        int slot = slot(key);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            long found = slots[slot];
            if (found == key) {
                return slots[slot + 1];
            }
            if (found == 0) {
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
        long key = key(text, start, length);
        int slot = slot(key);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (slots[slot] == 0) {
                slots[slot] = key;
                slots[slot + 1] = packedTokens;
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

    private static int slot(long key) {
        return (int) ((key * MULTIPLIER) >>> (64 - SLOT_BITS)) << 1;
    }

    private static int next(int slot) {
        return (slot + 2) & (2 * SLOTS - 1);
    }

    private static long key(byte[] text, int start, int length) {
        long bytes = start + 8 <= text.length
                ? (long) LONGS.get(text, start) & (-1L >>> (64 - 8 * length))
                : nearTheEnd(text, start, length);
        return bytes | (long) length << 56;
    }

    /** The bytes where a whole word would leave the array. */
    private static long nearTheEnd(byte[] text, int start, int length) {
        long bytes = 0;
        for (int i = length - 1; i >= 0; i--) {
            bytes = bytes << 8 | (text[start + i] & 0xFF);
        }
        return bytes;
    }
}
