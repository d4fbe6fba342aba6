package dev.stackyard.corpus.internal.s3;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object from its start, in ranges that grow: a cut connection costs one range, not the whole. A file of up to 64 KiB
 * costs one request.
 */
final class S3InputStream extends InputStream {

    private final S3Reader reader;
    private long position;

    S3InputStream(S3Reader reader) {
        this.reader = reader;
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
        return (int) Math.min(Integer.MAX_VALUE, reader.size() - position);
    }
}
