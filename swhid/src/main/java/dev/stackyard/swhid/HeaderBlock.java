package dev.stackyard.swhid;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text form that revisions and releases are hashed in: header lines, then the message after an empty line. */
final class HeaderBlock {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a line; each LF in the value is followed by a space, which makes it a continuation. */
    HeaderBlock add(String key, byte[] value) {
        out.writeBytes(key.getBytes(StandardCharsets.UTF_8));
        out.write(' ');
        for (byte b : value) {
            out.write(b);
            if (b == '\n') {
                out.write(' ');
            }
        }
        out.write('\n');
        return this;
    }

    HeaderBlock add(String key, String value) {
        return add(key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the message; null leaves out the empty line before it too. */
    HeaderBlock message(byte @Nullable [] message) {
        if (message != null) {
            out.write('\n');
            out.writeBytes(message);
        }
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
