package dev.stackyard.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Randomness that depends on nothing but the recipe's seed and what it is drawn for: the first eight bytes of SHA-256 over
 * seed, purpose and names, each with its length before it. So no draw depends on a thread, an order or another draw.
 */
public final class KeyedHash {

    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private KeyedHash() {}

    /** 64 random bits. */
    public static long of(long seed, String purpose, String... names) {
        MessageDigest digest = Fingerprints.sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
        update(digest, purpose);
        for (String name : names) {
            update(digest, name);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static void update(MessageDigest digest, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /** A random number of at least 0 and less than 1. */
    public static double unit(long seed, String purpose, String... names) {
        return (of(seed, purpose, names) >>> 11) * TWO_TO_MINUS_53;
    }
}
