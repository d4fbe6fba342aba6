package dev.stackyard.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that a setting names by path. */
public final class UserFiles {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UserFiles() {}

    /**
     * The text of a file, without a byte order mark.
     *
     * @param role what messages call the file, such as {@code benchmark}
     * @throws UserException if it cannot be read or is not UTF-8
     */
    public static String readText(Path file, String role) {
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UserException(role + " file " + file + " is not UTF-8: convert it", e);
        } catch (IOException e) {
            throw unreadable(file, role, e);
        }
    }

    /**
     * SHA-256 of a file, in hex.
     *
     * @throws UserException if it cannot be read
     */
    public static String sha256(Path file, String role) {
        try {
            return Fingerprints.ofBytes(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, role, e);
        }
    }

    private static UserException unreadable(Path file, String role, IOException cause) {
        return new UserException("cannot read " + role + " file " + file + ": give the path of a readable file", cause);
    }
}
