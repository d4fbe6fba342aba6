package dev.stackyard.corpus.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file as a stream that goes on where a lost connection left it. */
final class HttpStream extends InputStream {

    private final HttpGet get;
    private final long size;
    private final @Nullable String version;
    private InputStream body;
    private long position;
    private int failures;

    HttpStream(HttpGet get) throws IOException {
        this.get = get;
        HttpGet.Answer answer = get.whole();
        this.body = answer.body();
        this.size = answer.size();
        this.version = answer.version();
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
            try {
                int read = body.read(bytes, offset, length);
                if (read > 0) {
                    position += read;
                    failures = 0;
                    return read;
                }
                if (size < 0 || position >= size) {
                    return -1;
                }
                again("ends after " + position + " of " + size + " bytes");
            } catch (java.io.InterruptedIOException e) {
                if (!(e instanceof java.net.SocketTimeoutException)) {
                    throw e;
                }
                again("sends nothing any more");
            } catch (java.nio.file.FileSystemException | ChangedException e) {
                throw e;
            } catch (IOException e) {
                again(e.toString());
            }
        }
    }

    /** It is not what was begun with. */
    private static final class ChangedException extends IOException {

        private static final long serialVersionUID = 1L;

        ChangedException(String message) {
            super(message);
        }
    }

    private void again(String trouble) throws IOException {
        closeQuietly();
        if (++failures >= get.patience().attempts()) {
            throw new ChangedException(get.url() + " " + trouble + ": run the same command again later");
        }
        get.patience().pause(failures, 0);
        HttpGet.Answer answer = get.from(position);
        body = answer.body();
        if ((answer.size() != size && size >= 0) || !Objects.equals(answer.version(), version)) {
            throw new ChangedException(get.url() + " has changed while it was read: run the same command again");
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
