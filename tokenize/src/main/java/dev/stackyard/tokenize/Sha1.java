package dev.stackyard.tokenize;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-1 of texts, as 40 hex digits. Owned by one thread. */
final class Sha1 {

    private final MessageDigest digest;

    Sha1() {
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    String of(byte[] bytes, int offset, int length) {
        reset();
        update(bytes, offset, length);
        return finish();
    }

    /** Forgets what was put in. */
    void reset() {
        digest.reset();
    }

    void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The hash of what was put in, which is then forgotten. */
    String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
