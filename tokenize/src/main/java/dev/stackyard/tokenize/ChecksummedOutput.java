package dev.stackyard.tokenize;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file being written whose SHA-256 is known at its end. */
final class ChecksummedOutput implements Closeable {

    private final String relativeName;
    private final Storage.Writer out;
    private final MessageDigest digest = Fingerprints.sha256();

    private ChecksummedOutput(String relativeName, Storage.Writer out) {
        this.relativeName = relativeName;
        this.out = out;
    }

    /** @param relativeName relative to {@link ShardFiles#DIRECTORY} */
    static ChecksummedOutput create(Storage storage, String relativeName) throws IOException {
        return new ChecksummedOutput(relativeName, storage.create(ShardFiles.inDirectory(relativeName)));
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
    }

    /** Makes the file appear, and says what it is. */
    Manifest.FileEntry commit() throws IOException {
        long bytes = out.position();
        out.commit();
        return new Manifest.FileEntry(relativeName, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
