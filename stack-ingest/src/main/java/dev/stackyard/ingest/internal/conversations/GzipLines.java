package dev.stackyard.ingest.internal.conversations;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a gzip stream, as ranges of one buffer. A line that is longer than allowed is passed over and counted. Not
 * thread-safe.
 */
final class GzipLines implements Closeable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;

    private static final int INFLATER_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 18;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int size;
    private int from;
    private int to;
    private boolean atEnd;
    private long number;
    private long tooLong;

    /**
     * @param compressed closed with this
     * @param longest bytes that a line may have
     * @throws java.util.zip.ZipException if it is no gzip
     */
    GzipLines(InputStream compressed, int longest) throws IOException {
        this.in = new GZIPInputStream(compressed, INFLATER_BYTES);
        this.longest = longest;
        this.to = -1;
    }

    /**
     * Moves to the next line that is not empty; false after the last.
     *
     * @throws IOException if the stream is damaged or ends too early; the lines before that were good
     */
    boolean next() throws IOException {
        do {
            if (!nextAny()) {
                return false;
            }
        } while (to == from);
        return true;
    }

    private boolean nextAny() throws IOException {
        from = to + 1;
        int searched = from;
        while (true) {
            int found = find(buffer, searched, size);
            if (found >= 0) {
                number++;
                to = found;
                return true;
            }
            if (atEnd) {
                number++;
                to = size;
                return from < size;
            }
            searched = size - from;
            fill();
            searched += from;
            if (size - from > longest) {
                tooLong++;
                number++;
                skipLine();
                searched = from;
            }
        }
    }

    /** Moves what is begun to the front and reads on. */
    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, size - from);
            size -= from;
            from = 0;
        }
        if (size == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, size, buffer.length - size);
        if (read < 0) {
            atEnd = true;
        } else {
            size += read;
        }
    }

    /** Passes over the rest of a line without keeping it. */
    private void skipLine() throws IOException {
        while (!atEnd) {
            int found = find(buffer, from, size);
            if (found >= 0) {
                from = found + 1;
                return;
            }
            from = size;
            fill();
        }
        from = size;
    }

    /** Where the first line feed is; -1 if there is none. Eight bytes at a time (Hacker's Delight, section 6-1). */
    private static int find(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
            long zeros = (eight - ONES) & ~eight & HIGH_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    byte[] array() {
        return buffer;
    }

    /** First byte of the current line. */
    int from() {
        return from;
    }

    /** One past the last byte of the current line, without its line feed. */
    int to() {
        return to;
    }

    /** Number of the current line, from 1. */
    long number() {
        return number;
    }

    /** Lines that were passed over. */
    long tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
