package dev.stackyard.corpus.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a web server for a file or a range of it (RFC 9110), again if it fails for a while. Redirections are followed within a
 * scheme. No credentials are sent. Thread-safe.
 *
 * @param url what is asked for
 * @param patience with the server
 */
record HttpGet(String url, HttpPatience patience) {

    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * An answer.
     *
     * @param body to be closed; not yet read
     * @param size bytes of the whole file; -1 if the server does not say
     * @param version what changes when the file does; null if the server does not say
     */
    record Answer(InputStream body, long size, @Nullable String version) {}

    /** Asks for the whole. */
    Answer whole() throws IOException {
        return ask("GET", "");
    }

    /** Asks what there is, without the bytes. */
    Answer head() throws IOException {
        return ask("HEAD", "");
    }

    /** Asks for what is from a position on. */
    Answer from(long position) throws IOException {
        return ask("GET", "bytes=" + position + "-");
    }

    /** Asks for some bytes; the answer has no more than these, and fewer if the file ends before. */
    Answer range(long position, long length) throws IOException {
        return ask("GET", "bytes=" + position + "-" + (position + length - 1));
    }

    private Answer ask(String method, String range) throws IOException {
        for (int attempt = 1; ; attempt++) {
            long asked = 0;
            String trouble;
            try {
                HttpURLConnection connection = connect(method, range);
                int status = connection.getResponseCode();
                if (status == (range.isEmpty() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_PARTIAL)) {
                    return answer(connection);
                }
                refuse(status, range);
                asked = connection.getHeaderFieldLong("Retry-After", 0);
                trouble = "answers " + status;
            } catch (SocketTimeoutException e) {
                trouble = "does not answer in " + patience.timeout().toSeconds() + " s";
            } catch (NoSuchFileException | RefusedException | InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                trouble = "cannot be read: " + e;
            }
            if (attempt >= patience.attempts()) {
                throw new IOException(
                        url + " " + trouble + ", " + attempt + " times: run the same command again later");
            }
            patience.pause(attempt, asked);
        }
    }

    /** What no further attempt changes. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    private void refuse(int status, String range) throws IOException {
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            throw new NoSuchFileException(url);
        }
        if (status == HttpURLConnection.HTTP_OK || status == RANGE_NOT_SATISFIABLE) {
            throw new RefusedException(url
                    + (status == HttpURLConnection.HTTP_OK
                            ? ": the server does not give parts of files: fetch it and name the local file"
                            : " has no bytes at " + range));
        }
        if (status < 500 && status != TOO_MANY_REQUESTS && status != HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            throw new RefusedException(url + " answers " + status);
        }
    }

    private HttpURLConnection connect(String method, String range) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(patience.timeout().toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.timeout().toMillis()));
        connection.setUseCaches(false);
        connection.setRequestMethod(method);
        connection.setRequestProperty("User-Agent", "stackyard");
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (!range.isEmpty()) {
            connection.setRequestProperty("Range", range);
        }
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        String range = connection.getHeaderField("Content-Range");
        long size = range == null ? connection.getContentLengthLong() : total(range);
        String version = connection.getHeaderField("ETag");
        return new Answer(
                connection.getInputStream(),
                size,
                version == null ? connection.getHeaderField("Last-Modified") : version);
    }

    /** The number behind the slash of {@code bytes 0-9/10}; -1 for a star. */
    private static long total(String range) {
        try {
            return Long.parseLong(range.substring(range.indexOf('/') + 1).strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
