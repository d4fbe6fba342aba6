package dev.stackyard.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Files that a setting names: a path, or an {@code s3://} location. They are read whole, up to {@value #MOST_BYTES} bytes. */
public final class UserFiles {

    private static final int MOST_BYTES = 1 << 30;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UserFiles() {}

    /**
     * The text of a file, without a byte order mark.
     *
     * @param role what messages call the file, such as {@code benchmark}
     * @throws UserException if it cannot be read or is not UTF-8
     */
    public static String readText(StorageFile file, String role) {
        byte[] bytes = bytes(file, role);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UserException(role + " file " + file.location() + " is not UTF-8: convert it", e);
        }
    }

    /**
     * SHA-256 of a file, in hex.
     *
     * @throws UserException if it cannot be read
     */
    public static String sha256(StorageFile file, String role) {
        return Fingerprints.ofBytes(bytes(file, role));
    }

    private static byte[] bytes(StorageFile file, String role) {
        try {
            return file.readAll(MOST_BYTES);
        } catch (FileTooLargeException e) {
            throw new UserException(
                    role + " file " + file.location() + " has more than " + MOST_BYTES + " bytes: split it", e);
        } catch (IOException e) {
            throw new UserException(
                    "cannot read " + role + " file " + file.location() + ": give the path of a readable file", e);
        }
    }
}
