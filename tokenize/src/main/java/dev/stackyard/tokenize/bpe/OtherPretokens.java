package dev.stackyard.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cache for what {@link ShortPretokens} and {@link MediumPretokens} do not hold: pretokens of up to {@value
 * PretokenCache#LONGEST_BYTES} bytes, with any number of tokens. Indentation, rulers of comment signs, long and rare words.
 *
 * <p>Open addressing by a 64-bit hash; the bytes and tokens lie in two arenas. Bytes are compared, so a hit is never wrong.
 */
final class OtherPretokens {

    private static final int SLOT_BITS = 14;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_ENTRIES = SLOTS / 2;
    private static final int MOST_PROBES = 16;
    private static final int KEY_BYTES = 1 << 20;
    private static final int TOKENS = 1 << 19;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Hash of each slot's pretoken; 0 in an empty slot. */
    private final long[] hashes;
    /** Number of each slot's entry. */
    private final int[] entryOf;
    /** Where the bytes and the tokens of each entry begin; those of entry n end where those of n + 1 begin. */
    private final int[] keyStarts;

    private final int[] tokenStarts;
    private final byte[] keys;
    private final int[] tokens;
    private int entries;
    private final @Nullable OtherPretokens seed;

    OtherPretokens() {
        this.hashes = new long[SLOTS];
        this.entryOf = new int[SLOTS];
        this.keyStarts = new int[MOST_ENTRIES + 1];
        this.tokenStarts = new int[MOST_ENTRIES + 1];
        this.keys = new byte[KEY_BYTES];
        this.tokens = new int[TOKENS];
        this.seed = null;
    }

    private OtherPretokens(OtherPretokens seed) {
        this.hashes = seed.hashes.clone();
        this.entryOf = seed.entryOf.clone();
        this.keyStarts = seed.keyStarts.clone();
        this.tokenStarts = seed.tokenStarts.clone();
        this.keys = seed.keys.clone();
        this.tokens = seed.tokens.clone();
        this.entries = seed.entries;
        this.seed = seed;
    }

    OtherPretokens copy() {
        return new OtherPretokens(this);
    }

    boolean append(byte[] text, int start, int length, TokenBuffer out) {
        long hash = hash(text, start, length);
        int slot = (int) (hash >>> (64 - SLOT_BITS));
        for (int probe = 0; probe < MOST_PROBES && hashes[slot] != 0; probe++) {
            if (hashes[slot] == hash && holds(entryOf[slot], text, start, length)) {
                int entry = entryOf[slot];
                int count = tokenStarts[entry + 1] - tokenStarts[entry];
                out.ensure(count);
                System.arraycopy(tokens, tokenStarts[entry], out.array(), out.size(), count);
                out.advance(count);
                return true;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return false;
    }

    private boolean holds(int entry, byte[] text, int start, int length) {
        return Arrays.equals(keys, keyStarts[entry], keyStarts[entry + 1], text, start, start + length);
    }

    void put(byte[] text, int start, int length, int[] ids, int from, int count) {
        if (entries == MOST_ENTRIES
                || keyStarts[entries] + length > KEY_BYTES
                || tokenStarts[entries] + count > TOKENS) {
            forget();
        }
        long hash = hash(text, start, length);
        int slot = (int) (hash >>> (64 - SLOT_BITS));
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            if (hashes[slot] == 0) {
                hashes[slot] = hash;
                entryOf[slot] = entries;
                System.arraycopy(text, start, keys, keyStarts[entries], length);
                System.arraycopy(ids, from, tokens, tokenStarts[entries], count);
                keyStarts[entries + 1] = keyStarts[entries] + length;
                tokenStarts[entries + 1] = tokenStarts[entries] + count;
                entries++;
                return;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    /** Goes back to the seed, whose entries lie before all others. */
    private void forget() {
        if (seed == null) {
            Arrays.fill(hashes, 0);
            entries = 0;
        } else {
            System.arraycopy(seed.hashes, 0, hashes, 0, SLOTS);
            System.arraycopy(seed.entryOf, 0, entryOf, 0, SLOTS);
            entries = seed.entries;
        }
    }

    /** Never 0. */
    private static long hash(byte[] text, int start, int length) {
        long hash = length;
        int end = start + length;
        int i = start;
        for (; i + 8 <= end; i += 8) {
            hash = mix(hash ^ (long) LONGS.get(text, i));
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << 8 | (text[i] & 0xFF);
        }
        return mix(hash ^ rest) | 1;
    }

    private static long mix(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ (product >>> 32);
    }
}
