package dev.stackyard.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of whole files. */
public final class Checksums {

    private static final int BUFFER_BYTES = 1 << 18;

    /**
     * @param bytes size of the file
     * @param sha256 64 lower-case hex digits
     */
    public record Checksum(long bytes, String sha256) {}

    private Checksums() {}

    /** Reads a file through and digests it. */
    public static Checksum sha256(Storage storage, String name) throws IOException {
        MessageDigest digest = Fingerprints.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream in = storage.stream(name)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new Checksum(bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
