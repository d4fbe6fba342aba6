package dev.stackyard.ingest.internal.files;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Counts what an archive unpacks to, and stops it when that is more than a limit: bytes in all, bytes for each packed byte,
 * and bytes that describe one entry.
 */
final class ArchiveLimits {

    /** Below this size no ratio is too high: a small file of zeros is no bomb. */
    private static final long HARMLESS_BYTES = 64L << 20;

    /** Names and attributes of one entry; pax headers have no limit of their own. */
    private static final long MOST_HEADER_BYTES = 4 << 20;

    private final long maxBytes;
    private final long ratioBytes;
    private long bytes;
    private long headerBytes;
    private boolean inHeader;

    /**
     * @param packedBytes size of the archive
     * @param maxBytes see {@link dev.stackyard.ingest.IngestSettings#archiveMaxBytes}
     * @param maxRatio see {@link dev.stackyard.ingest.IngestSettings#archiveMaxRatio}
     */
    ArchiveLimits(long packedBytes, long maxBytes, int maxRatio) {
        this.maxBytes = maxBytes;
        this.ratioBytes = Math.max(HARMLESS_BYTES, saturatedProduct(packedBytes, maxRatio));
    }

    private static long saturatedProduct(long a, int b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** What is read from now on describes an entry. */
    void beginHeader() {
        inHeader = true;
        headerBytes = 0;
    }

    /** What is read from now on is content. */
    void endHeader() {
        inHeader = false;
    }

    private void count(long more) throws RejectedSourceException {
        bytes += more;
        headerBytes += inHeader ? more : 0;
        if (bytes > maxBytes) {
            throw new RejectedSourceException(
                    "unpacks to more than " + maxBytes + " bytes (setting archive_max_bytes)");
        }
        if (bytes > ratioBytes) {
            throw new RejectedSourceException(
                    "unpacks to more than " + ratioBytes + " bytes, too much for its size (setting archive_max_ratio)");
        }
        if (headerBytes > MOST_HEADER_BYTES) {
            throw new RejectedSourceException("has an entry with more than " + MOST_HEADER_BYTES + " bytes of names");
        }
    }

    /** A stream whose bytes count. */
    InputStream count(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, buffer.length);
                int n = in.read(buffer, offset, length);
                count(Math.max(n, 0));
                return n;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
