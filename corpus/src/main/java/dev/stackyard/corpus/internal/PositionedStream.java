package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.io.InputStream;

/** A file of a storage as a stream that can be moved. Closing it closes its reader. Not thread-safe. */
public final class PositionedStream extends InputStream {

    private final Storage.Reader reader;
    private long position;

    public PositionedStream(Storage.Reader reader) {
        this.reader = reader;
    }

    /** Where the next byte is read, counted from the start of the file. */
    public long position() {
        return position;
    }

    /** Moves to a position, which may be the end of the file or beyond it: there is nothing to read there. */
    public void seek(long target) {
        position = target;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = (int) Math.min(length, reader.size() - position);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        reader.readFully(position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, reader.size() - position));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
