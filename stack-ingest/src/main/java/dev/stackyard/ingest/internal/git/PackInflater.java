package dev.stackyard.ingest.internal.git;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates the zlib streams of packs, one at a time. Their own checksums are not waited for: every object is checked by
 * its SHA-1. Not thread-safe.
 */
final class PackInflater implements Closeable {

    private final PackWindow window;
    private final Inflater inflater = new Inflater();

    PackInflater(PackWindow window) {
        this.window = window;
    }

    /** Inflates the first {@code length} bytes of the stream that begins at {@code position}. */
    void inflate(PackFile pack, long position, byte[] target, int length) throws IOException {
        inflater.reset();
        int done = 0;
        while (done < length) {
            int n = read(pack, position, target, done, length - done);
            if (n < 0) {
                throw damaged(pack, position, "ends early", null);
            }
            done += n;
        }
    }

    /** The stream that begins at {@code position}, for as long as nothing else is inflated here. */
    InputStream stream(PackFile pack, long position) {
        inflater.reset();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, buffer.length);
                return length == 0 ? 0 : PackInflater.this.read(pack, position, buffer, offset, length);
            }
        };
    }

    /** Inflates at least one byte of the stream that began at {@code start}; -1 at its end. */
    private int read(PackFile pack, long start, byte[] target, int offset, int length) throws IOException {
        try {
            while (!inflater.finished()) {
                // the window may have moved since the last call, so the rest of the input is handed over each time
                ByteBuffer input = window.at(pack, start + inflater.getBytesRead(), 1);
                inflater.setInput(input);
                int n = inflater.inflate(target, offset, length);
                if (n > 0) {
                    return n;
                }
                if (input.hasRemaining() && !inflater.finished()) {
                    throw damaged(pack, start, "makes no progress", null);
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw damaged(pack, start, "is no zlib data", e);
        }
    }

    private static DamagedPackException damaged(
            PackFile pack, long position, String problem, @Nullable Throwable cause) {
        String message = pack + " is damaged: the stream at offset " + position + " " + problem;
        return cause == null ? new DamagedPackException(message) : new DamagedPackException(message, cause);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
