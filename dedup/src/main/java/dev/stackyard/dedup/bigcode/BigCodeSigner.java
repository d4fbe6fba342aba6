package dev.stackyard.dedup.bigcode;

import java.util.Arrays;

/**
 * Signs texts as The Stack v2's near deduplication does: two texts have an equal key in a band if and only if the script
 * brings them together in it (but for keys that collide: 96 bits). Not thread-safe.
 */
public final class BigCodeSigner {

    /** Bytes that stand for the values of one band. */
    public static final int KEY_BYTES = 12;

    private static final long MULTIPLIER_1 = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER_2 = 0xC2B2AE3D27D4EB4FL;
    private static final int MAX_SEEN = 4096;

    private final int ngram;
    private final int minLength;
    private final boolean mergeShort;
    private final int bands;
    private final int rows;
    private final BigCodeText text = new BigCodeText();
    private final BigCodeMinHash minHash;
    private final int[] signature;
    private final int[] seen = new int[MAX_SEEN];
    private int[] hashes = new int[1024];

    /**
     * @param ngram tokens per n-gram, at least 1
     * @param minLength a text of fewer tokens has no n-grams
     * @param mergeShort whether all texts without n-grams have the same keys, as in the script; otherwise each has keys of
     *     its own bytes
     * @param bands bands of a signature
     * @param rows places per band
     * @param seed of the permutations, 0 to 2^32 - 1
     */
    public BigCodeSigner(int ngram, int minLength, boolean mergeShort, int bands, int rows, long seed) {
        this.ngram = ngram;
        this.minLength = minLength;
        this.mergeShort = mergeShort;
        this.bands = bands;
        this.rows = rows;
        this.minHash = new BigCodeMinHash(bands * rows, (int) seed);
        this.signature = new int[bands * rows];
    }

    /** The keys of all bands of a text, one after the other. */
    public byte[] sign(byte[] bytes, int offset, int length) {
        int tokens = text.read(bytes, offset, length);
        byte[] keys = new byte[bands * KEY_BYTES];
        if (tokens < minLength && !mergeShort) {
            putKeyOfBytes(bytes, offset, length, keys);
            return keys;
        }
        int count = tokens < minLength ? 0 : hashNgrams(tokens);
        minHash.sign(hashes, count, signature);
        for (int band = 0; band < bands; band++) {
            putKey(band, keys);
        }
        return keys;
    }

    /** The signature of a text: its least hash values, as unsigned. */
    int[] signature(byte[] bytes, int offset, int length) {
        sign(bytes, offset, length);
        return signature.clone();
    }

    /** Hashes the n-grams, without most of those that repeat: what is least does not change by repetition. */
    private int hashNgrams(int tokens) {
        int ngrams = Math.max(1, tokens - ngram + 1);
        if (hashes.length < ngrams) {
            hashes = new int[Math.max(ngrams, (int) Math.min(2L * hashes.length, Integer.MAX_VALUE - 8))];
        }
        Arrays.fill(seen, 0);
        int count = 0;
        for (int i = 0; i < ngrams; i++) {
            int hash = XxHash32.hash(text.joined(), text.start(i), text.end(Math.min(i + ngram, tokens) - 1));
            int slot = hash & (MAX_SEEN - 1);
            hashes[count] = hash;
            count += seen[slot] == hash && hash != 0 ? 0 : 1;
            seen[slot] = hash;
        }
        return count;
    }

    private void putKey(int band, byte[] keys) {
        long key1 = 0;
        long key2 = 0;
        for (int i = band * rows; i < (band + 1) * rows; i++) {
            key1 = step(key1, signature[i], MULTIPLIER_1);
            key2 = step(key2, signature[i], MULTIPLIER_2);
        }
        put(key1, key2, keys, band * KEY_BYTES);
    }

    private void putKeyOfBytes(byte[] bytes, int offset, int length, byte[] keys) {
        long key1 = ~length;
        long key2 = ~length;
        for (int i = offset; i < offset + length; i++) {
            key1 = step(key1, bytes[i], MULTIPLIER_1);
            key2 = step(key2, bytes[i], MULTIPLIER_2);
        }
        for (int band = 0; band < bands; band++) {
            put(key1, key2, keys, band * KEY_BYTES);
        }
    }

    private static long step(long key, int value, long multiplier) {
        long mixed = (key ^ (value & 0xFFFFFFFFL)) * multiplier;
        return mixed ^ mixed >>> 32;
    }

    private static void put(long key1, long key2, byte[] keys, int at) {
        for (int i = 0; i < 8; i++) {
            keys[at + i] = (byte) (key1 >>> (8 * i));
        }
        for (int i = 0; i < 4; i++) {
            keys[at + 8 + i] = (byte) (key2 >>> (8 * i));
        }
    }
}
