package dev.stackyard.dedup;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** A scratch file to which any number of threads append and from which they read at any position. Closing deletes it. */
final class SpillFile implements Closeable {

    private static final int SLICE_BYTES = 1 << 18;

    private final Path path;
    private final FileChannel channel;
    private final AtomicLong end = new AtomicLong();

    SpillFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Appends the remaining bytes and returns the position of the first of them. */
    long append(ByteBuffer bytes) throws IOException {
        long position = end.getAndAdd(bytes.remaining());
        write(position, bytes);
        return position;
    }

    /** Takes room at the end, for {@link #write} to fill, and returns where it begins. */
    long reserve(long bytes) {
        return end.getAndAdd(bytes);
    }

    void write(long position, ByteBuffer bytes) throws IOException {
        long at = position;
        int limit = bytes.limit();
        while (bytes.position() < limit) {
            // in slices: the JDK copies what it writes through a buffer outside the heap of the same size
            bytes.limit(Math.min(limit, bytes.position() + SLICE_BYTES));
            at += channel.write(bytes, at);
        }
        bytes.limit(limit);
    }

    /** Fills the buffer from a position and flips it. */
    void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int read = channel.read(target, at);
            if (read < 0) {
                throw new EOFException(path + " ends at byte " + at);
            }
            at += read;
        }
        target.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
