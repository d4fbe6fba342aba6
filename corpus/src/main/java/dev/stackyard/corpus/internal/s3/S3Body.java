package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.FileTooLargeException;
import dev.stackyard.corpus.internal.s3.ObjectGetter.FinalException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** An answer with an object's bytes, or some of them. Not thread-safe. */
final class S3Body {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
    private static final int FIRST_BUFFER = 16 << 10;

    private final ClassicHttpResponse response;
    private final S3Settings settings;
    private final String location;
    private final long started = System.nanoTime();
    private long received;

    S3Body(ClassicHttpResponse response, S3Settings settings, String location) {
        this.response = response;
        this.settings = settings;
        this.location = location;
    }

    /** The version of the object. */
    @Nullable
    String etag() {
        return header("ETag");
    }

    /** Size of the whole object in bytes. */
    long objectSize() throws IOException {
        if (response.getCode() == 206) {
            return contentRange()[2];
        }
        return length();
    }

    /** Where the bytes begin in the object. */
    long start() throws IOException {
        return response.getCode() == 206 ? contentRange()[0] : 0;
    }

    /** Bytes that this answer has. */
    long length() throws IOException {
        HttpEntity entity = response.getEntity();
        long length = entity == null ? 0 : entity.getContentLength();
        if (length < 0) {
            throw new IOException("the server does not say how many bytes " + location + " has");
        }
        return length;
    }

    private long[] contentRange() throws IOException {
        String range = header("Content-Range");
        Matcher matcher = CONTENT_RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            throw new IOException("the server answers a range of " + location + " with the range \"" + range + "\"");
        }
        return new long[] {
            Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))
        };
    }

    /**
     * The bytes of the whole object, checked against what the server says of them.
     *
     * @throws FinalException around a {@link FileTooLargeException}, if there are more than allowed
     */
    byte[] readWhole(int maxBytes) throws IOException {
        HttpEntity entity = response.getEntity();
        long stated = entity == null ? 0 : entity.getContentLength();
        if (stated > maxBytes) {
            throw new FinalException(new FileTooLargeException(location, maxBytes));
        }
        byte[] bytes = stated >= 0 ? readExactly((int) stated) : readToEnd(maxBytes);
        ObjectChecksum.check(this::header, bytes, location);
        return bytes;
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        readFully(bytes, 0, length);
        return bytes;
    }

    private byte[] readToEnd(int maxBytes) throws IOException {
        byte[] bytes = new byte[Math.min(FIRST_BUFFER, maxBytes)];
        InputStream in = response.getEntity().getContent();
        int size = 0;
        while (true) {
            if (size == bytes.length) {
                if (size == maxBytes) {
                    if (in.read() < 0) {
                        return bytes;
                    }
                    throw new FinalException(new FileTooLargeException(location, maxBytes));
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, size * 2L));
            }
            int count = in.read(bytes, size, bytes.length - size);
            if (count < 0) {
                return Arrays.copyOf(bytes, size);
            }
            size += count;
            arrived(count);
        }
    }

    /** Reads this answer's bytes, all of which must fit, and checks that the server sent the range that was asked for. */
    void readRange(long start, byte[] buffer, int offset, int length) throws IOException {
        if (start() != start || length() != length) {
            throw new IOException("the server sent another range of " + location + " than was asked for");
        }
        readFully(buffer, offset, length);
    }

    private void readFully(byte[] buffer, int offset, int length) throws IOException {
        InputStream in = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        int done = 0;
        while (done < length) {
            int count = in.read(buffer, offset + done, length - done);
            if (count < 0) {
                throw new EOFException(location + " was cut after " + done + " of " + length + " bytes");
            }
            done += count;
            arrived(count);
        }
        if (in.read() >= 0) {
            throw new IOException("the server sent more of " + location + " than was asked for");
        }
    }

    /** Takes some bytes as they come; negative at the end. */
    int read(byte[] buffer, int offset, int length) throws IOException {
        HttpEntity entity = response.getEntity();
        int count = entity == null ? -1 : entity.getContent().read(buffer, offset, length);
        arrived(Math.max(count, 0));
        return count;
    }

    /** Gives up on a server that trickles: it never falls silent, so no time-out of the socket ends it. */
    private void arrived(int count) throws IOException {
        received += count;
        long nanos = System.nanoTime() - started;
        if (nanos > settings.silence().toNanos() && received < nanos / 1e9 * settings.slowestBytesPerSecond()) {
            throw new IOException(
                    location + " came at less than " + settings.slowestBytesPerSecond() + " bytes a second");
        }
    }

    private @Nullable String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    void close() throws IOException {
        response.close();
    }
}
