package dev.stackyard.swhid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes intrinsic identifiers: the SHA-1 of the type's name, a space, the payload's length in decimal, a zero byte and
 * the payload (ISO/IEC 18670 sections 5.2 to 5.6; git's own object ids for all types but snapshots).
 *
 * <p>One object hashes many payloads, one after the other. Not thread-safe.
 */
public final class ObjectHasher {

    private final MessageDigest sha1 = newSha1();
    private final byte[] digest = new byte[ObjectHash.BYTES];
    private long missing;

    /** Hash of a payload that lies in memory. */
    public static ObjectHash hash(ObjectType type, byte[] payload) {
        return new ObjectHasher().hash(type, payload, 0, payload.length);
    }

    /** Hash of a content that lies in memory. */
    public static ObjectHash content(byte[] bytes) {
        return hash(ObjectType.CONTENT, bytes);
    }

    /** Hash of a range of an array. */
    public ObjectHash hash(ObjectType type, byte[] payload, int offset, int length) {
        return begin(type, length).update(payload, offset, length).finish();
    }

    /**
     * Begins a payload that comes in pieces; forgets an unfinished one.
     *
     * @param length of the whole payload in bytes: it is hashed first, so it must be known
     */
    public ObjectHasher begin(ObjectType type, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("length must not be negative, got " + length);
        }
        sha1.reset();
        sha1.update((type.gitName() + ' ' + length + '\0').getBytes(StandardCharsets.US_ASCII));
        missing = length;
        return this;
    }

    /** Adds the payload's next piece. */
    public ObjectHasher update(byte[] bytes, int offset, int length) {
        sha1.update(bytes, offset, length);
        missing -= length;
        return this;
    }

    /**
     * The hash of the payload begun last.
     *
     * @throws IllegalStateException if the pieces did not add up to the length that {@link #begin} was given
     */
    public ObjectHash finish() {
        if (missing != 0) {
            throw new IllegalStateException(
                    missing > 0 ? missing + " bytes of the payload are missing" : -missing + " bytes too many");
        }
        try {
            sha1.digest(digest, 0, digest.length);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException("SHA-1 has 20 bytes", e);
        }
        return ObjectHash.of(digest, 0);
    }

    private static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
