package dev.stackyard.languages.internal;

import java.nio.charset.StandardCharsets;

/** The UTF-8 bytes of a path, in an array that is used again for the next path. Not thread-safe. */
public final class PathBytes {

    private byte[] bytes = new byte[256];
    private int length;

    /** Reads a path; the result holds its bytes from 0 to {@link #length()} until the next call. */
    public byte[] read(String path) {
        length = path.length();
        if (length > bytes.length) {
            bytes = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if (c >= 0x80) {
                return readEncoded(path);
            }
            bytes[i] = (byte) c;
        }
        return bytes;
    }

    private byte[] readEncoded(String path) {
        bytes = path.getBytes(StandardCharsets.UTF_8);
        length = bytes.length;
        return bytes;
    }

    public int length() {
        return length;
    }
}
