package dev.stackyard.ingest.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * File names as the bytes that they are on disk. {@link Path#toString} decodes them with a charset that depends on the
 * user's locale and loses what it cannot decode; the escapes of {@link Path#toUri} do not.
 */
public final class RawNames {

    private RawNames() {}

    /** The bytes of a file's last name. */
    public static byte[] of(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isAscii(name)) {
            return name.getBytes(StandardCharsets.US_ASCII);
        }
        String path = file.toUri().getRawPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return unescape(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
    }

    /** The bytes of a symbolic link's target, as {@link java.nio.file.Files#readSymbolicLink} gives it. */
    public static byte[] ofLinkTarget(Path target) {
        String text = target.toString();
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        String path = target.toUri().getRawPath();
        String base = target.isAbsolute() ? "" : Path.of("").toUri().getRawPath();
        // a slash at the end says that the target is a directory now, not that the link has one
        int end = path.endsWith("/") && !text.endsWith("/") ? path.length() - 1 : path.length();
        return unescape(path.substring(base.length(), end));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static byte[] unescape(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }
}
