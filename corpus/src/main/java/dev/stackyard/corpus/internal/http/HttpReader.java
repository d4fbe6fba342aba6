package dev.stackyard.corpus.internal.http;

import dev.stackyard.corpus.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Parts of a file, each by a request of its own. */
final class HttpReader implements Storage.Reader {

    private final HttpGet get;
    private final long size;

    /** @throws IOException if the server does not say how large the file is, or does not give parts */
    HttpReader(HttpGet get) throws IOException {
        this.get = get;
        HttpGet.Answer answer = get.head();
        answer.body().close();
        this.size = answer.size();
        if (size < 0) {
            throw new IOException(
                    get.url() + ": the server does not say how large it is: fetch it and name the local file");
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position + length > size) {
            throw new EOFException(get.url() + " ends before " + (position + length));
        }
        if (length == 0) {
            return;
        }
        try (InputStream in = HttpStream.range(get, position, length)) {
            if (in.readNBytes(buffer, offset, length) < length) {
                throw new EOFException(get.url() + " ends before " + (position + length));
            }
        }
    }

    @Override
    public void close() {}
}
