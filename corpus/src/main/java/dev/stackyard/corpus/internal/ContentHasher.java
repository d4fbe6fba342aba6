package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two SHA-1 ids of a row's bytes. Not thread-safe. */
public final class ContentHasher {

    private final MessageDigest digest = sha1Digest();

    private static MessageDigest sha1Digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** Git's blob id: SHA-1 of {@code blob <length>\0} and the bytes. */
    public String gitBlobId(ByteSlice bytes) {
        digest.update(("blob " + bytes.length() + "\0").getBytes(StandardCharsets.US_ASCII));
        return sha1(bytes);
    }

    /** SHA-1 of the bytes. */
    public String sha1(ByteSlice bytes) {
        digest.update(bytes.array(), bytes.offset(), bytes.length());
        return HexFormat.of().formatHex(digest.digest());
    }
}
