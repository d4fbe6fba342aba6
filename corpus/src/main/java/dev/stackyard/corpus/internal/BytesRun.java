package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of sorted records, written once and then read by any number of threads. Closing it deletes it. On disk each record
 * is its length (4 bytes, big-endian) and its bytes; where each bucket begins is kept in memory.
 */
public final class BytesRun implements Closeable {

    private static final int WRITE_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    /** Buckets that have records, ascending, and where each one's begin. */
    private final int[] buckets;

    private final long[] starts;
    private final long size;

    private BytesRun(Path file, FileChannel channel, int[] buckets, long[] starts, long size) {
        this.file = file;
        this.channel = channel;
        this.buckets = buckets;
        this.starts = starts;
        this.size = size;
    }

    /** Writes all records of a cursor. */
    public static BytesRun write(Path file, BytesCursor sorted) throws IOException {
        int[] buckets = new int[16];
        long[] starts = new long[16];
        int known = 0;
        long position = 0;
        ByteBuffer out = ByteBuffer.allocate(WRITE_BYTES);
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (sorted.next()) {
                int length = sorted.length();
                int bucket = BytesSorter.bucket(sorted.array(), sorted.offset(), length);
                if (known == 0 || buckets[known - 1] != bucket) {
                    if (known == buckets.length) {
                        buckets = Arrays.copyOf(buckets, 2 * known);
                        starts = Arrays.copyOf(starts, 2 * known);
                    }
                    buckets[known] = bucket;
                    starts[known++] = position;
                }
                if (out.remaining() < Integer.BYTES + length) {
                    drain(out, to);
                }
                out.putInt(length);
                if (length <= out.remaining()) {
                    out.put(sorted.array(), sorted.offset(), length);
                } else {
                    drain(out, to);
                    write(ByteBuffer.wrap(sorted.array(), sorted.offset(), length), to);
                }
                position += Integer.BYTES + length;
            }
            drain(out, to);
        }
        return new BytesRun(
                file,
                FileChannel.open(file, StandardOpenOption.READ),
                Arrays.copyOf(buckets, known),
                Arrays.copyOf(starts, known),
                position);
    }

    private static void drain(ByteBuffer out, FileChannel to) throws IOException {
        write(out.flip(), to);
        out.clear();
    }

    private static void write(ByteBuffer bytes, FileChannel to) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Where the records of a bucket, or of the next that has any, begin. */
    long start(int bucket) {
        int at = Arrays.binarySearch(buckets, bucket);
        int slot = at < 0 ? -at - 1 : at;
        return slot == starts.length ? size : starts[slot];
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
