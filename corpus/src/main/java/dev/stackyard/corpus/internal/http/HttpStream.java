package dev.stackyard.corpus.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Objects;

/** A file, or a range of it, as a stream that goes on where a lost connection left it. */
final class HttpStream extends InputStream {

    private final HttpGet get;
    private final HttpGet.Answer first;
    /** Position behind the last byte; -1 if the server does not say how large the file is. */
    private final long end;

    private InputStream body;
    private long position;
    private int failures;

    private HttpStream(HttpGet get, HttpGet.Answer first, long position, long end) {
        this.get = get;
        this.first = first;
        this.body = first.body();
        this.position = position;
        this.end = end;
    }

    static HttpStream whole(HttpGet get) throws IOException {
        HttpGet.Answer answer = get.whole();
        return new HttpStream(get, answer, 0, answer.size());
    }

    static HttpStream range(HttpGet get, long position, long length) throws IOException {
        return new HttpStream(get, get.range(position, length), position, position + length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            String trouble;
            try {
                int read = body.read(bytes, offset, length);
                if (read > 0) {
                    position += read;
                    failures = 0;
                    return read;
                }
                if (end < 0 || position >= end) {
                    return -1;
                }
                trouble = "ends at byte " + position + " before byte " + end;
            } catch (SocketTimeoutException e) {
                trouble = "sends nothing any more";
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                trouble = e.toString();
            }
            goOn(trouble);
        }
    }

    private void goOn(String trouble) throws IOException {
        closeQuietly();
        if (++failures >= get.patience().attempts()) {
            throw new IOException(
                    get.url() + " " + trouble + ", " + failures + " times: run the same command again later");
        }
        get.patience().pause(failures, 0);
        HttpGet.Answer answer = end < 0 ? get.from(position) : get.range(position, end - position);
        body = answer.body();
        if ((answer.size() != first.size() && first.size() >= 0)
                || !Objects.equals(answer.version(), first.version())) {
            throw new IOException(get.url() + " has changed while it was read: run the same command again");
        }
    }

    private void closeQuietly() {
        try {
            body.close();
        } catch (IOException e) {
            // the connection is lost anyway
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
