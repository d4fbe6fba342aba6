package dev.stackyard.ingest.internal.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Contents put aside in a temporary file, one behind the other. Not thread-safe. */
final class Spool implements Closeable {

    private static final int BUFFER_BYTES = 64 << 10;

    private final Path file;
    private final FileChannel channel;
    private long end;

    private Spool(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The disk has failed, or is full: the archive is not to blame. */
    static final class SpoolException extends IOException {
        private static final long serialVersionUID = 1L;

        SpoolException(Path file, IOException cause) {
            super("cannot write " + file + ": " + cause.getMessage(), cause);
        }
    }

    /** @param directory made if it is not there */
    static Spool in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, "spool-", null);
        return new Spool(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Puts the first {@code length} bytes of an array aside; returns their place. */
    long add(byte[] bytes, int length) throws SpoolException {
        long place = end;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                end += channel.write(buffer, end);
            }
        } catch (IOException e) {
            throw new SpoolException(file, e);
        }
        return place;
    }

    /** Bytes put aside so far. */
    long length() {
        return end;
    }

    byte[] read(long place, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, place + buffer.position()) < 0) {
                throw new EOFException(file + " was cut short");
            }
        }
        return buffer.array();
    }

    /** Writes everything that was put aside. */
    void copyTo(OutputStream sink) throws IOException {
        for (long place = 0; place < end; place += BUFFER_BYTES) {
            sink.write(read(place, (int) Math.min(BUFFER_BYTES, end - place)));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
