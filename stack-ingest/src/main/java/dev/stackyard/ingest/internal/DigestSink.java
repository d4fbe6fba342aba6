package dev.stackyard.ingest.internal;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectHasher;
import dev.stackyard.swhid.ObjectType;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Takes the two SHA-1 ids of a content that streams by. */
public final class DigestSink extends OutputStream {

    private final ObjectHasher git = new ObjectHasher();
    private final MessageDigest plain = sha1();

    /** @param length of the content in bytes */
    public DigestSink(long length) {
        git.begin(ObjectType.CONTENT, length);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        git.update(bytes, offset, length);
        plain.update(bytes, offset, length);
    }

    /** Git's id. */
    public ObjectHash contentId() {
        return git.finish();
    }

    /** SHA-1 of the bytes alone. */
    public ObjectHash blobId() {
        return ObjectHash.of(plain.digest(), 0);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
