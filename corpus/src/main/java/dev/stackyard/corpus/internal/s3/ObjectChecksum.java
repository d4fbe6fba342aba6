package dev.stackyard.corpus.internal.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole object against what the server says of it: one of the {@code x-amz-checksum-} headers, or failing these the
 * ETag, which is the MD5 of an object that was uploaded in one piece and not encrypted with a key of its own (Amazon S3 User
 * Guide, Checking object integrity). Checksums of uploads in parts, which end in {@code -N}, are checksums of checksums and
 * are passed over.
 */
final class ObjectChecksum {

    private static final String PREFIX = "x-amz-checksum-";
    private static final Pattern MD5_ETAG = Pattern.compile("\"[0-9a-f]{32}\"");

    private ObjectChecksum() {}

    /** @throws IOException if the bytes are not what the server says that it has */
    static void check(HeaderLookup header, byte[] bytes, String location) throws IOException {
        String wanted;
        if ((wanted = plain(header.find(PREFIX + "crc32"))) != null) {
            compare(wanted, of(new CRC32(), bytes), location);
        } else if ((wanted = plain(header.find(PREFIX + "crc32c"))) != null) {
            compare(wanted, of(new CRC32C(), bytes), location);
        } else if ((wanted = plain(header.find(PREFIX + "sha256"))) != null) {
            compare(wanted, digest("SHA-256", bytes), location);
        } else if ((wanted = plain(header.find(PREFIX + "sha1"))) != null) {
            compare(wanted, digest("SHA-1", bytes), location);
        } else if ((wanted = md5(header)) != null) {
            compare(wanted, digest("MD5", bytes), location);
        }
    }

    /** Finds a header of the answer. */
    @FunctionalInterface
    interface HeaderLookup {

        @Nullable
        String find(String name);
    }

    private static @Nullable String plain(@Nullable String checksum) {
        return checksum == null || checksum.contains("-") ? null : checksum;
    }

    private static @Nullable String md5(HeaderLookup header) {
        String etag = header.find("ETag");
        String encryption = header.find("x-amz-server-side-encryption");
        boolean ownKey = header.find("x-amz-server-side-encryption-customer-algorithm") != null
                || (encryption != null && !encryption.equals("AES256"));
        return etag == null || ownKey || !MD5_ETAG.matcher(etag).matches()
                ? null
                : Base64.getEncoder().encodeToString(HexFormat.of().parseHex(etag, 1, 33));
    }

    private static byte[] of(Checksum checksum, byte[] bytes) {
        checksum.update(bytes, 0, bytes.length);
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static void compare(String wanted, byte[] found, String location) throws IOException {
        byte[] expected;
        try {
            expected = Base64.getDecoder().decode(wanted);
        } catch (IllegalArgumentException e) {
            throw new IOException("the server states the checksum \"" + wanted + "\" for " + location, e);
        }
        if (!Arrays.equals(expected, found)) {
            throw new IOException("the bytes of " + location + " do not have the checksum that the server states");
        }
    }
}
