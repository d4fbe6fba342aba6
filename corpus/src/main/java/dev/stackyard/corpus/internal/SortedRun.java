package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.RecordCursor;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/** A file of sorted fixed-width records, written once and then read by any number of threads. Closing it deletes it. */
public final class SortedRun implements Closeable {

    private static final int WRITE_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final int recordBytes;
    private long count;

    private SortedRun(Path file, FileChannel channel, int recordBytes) {
        this.file = file;
        this.channel = channel;
        this.recordBytes = recordBytes;
    }

    public static SortedRun create(Path file, int recordBytes) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        return new SortedRun(file, channel, recordBytes);
    }

    long count() {
        return count;
    }

    /** Appends records, which must be in order and not before those that are there. */
    void append(byte[] records, int number) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(records, 0, number * recordBytes);
        while (source.hasRemaining()) {
            // in slices: the JDK copies what it writes through a buffer outside the heap of the same size
            source.limit(Math.min(source.position() + WRITE_BYTES, number * recordBytes));
            channel.write(source);
            source.limit(number * recordBytes);
        }
        count += number;
    }

    /** Appends all records of a cursor. */
    public void append(RecordCursor cursor) throws IOException {
        byte[] batch = new byte[Math.max(1, WRITE_BYTES / recordBytes) * recordBytes];
        int filled = 0;
        while (cursor.next()) {
            cursor.getBytes(0, batch, filled, recordBytes);
            filled += recordBytes;
            if (filled == batch.length) {
                append(batch, filled / recordBytes);
                filled = 0;
            }
        }
        append(batch, filled / recordBytes);
    }

    /** Reads whole records from the one with this number on. */
    void read(long first, byte[] target, int number) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, number * recordBytes);
        long position = first * recordBytes;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position);
            if (read < 0) {
                throw new EOFException(file + " ends before byte " + (first + number) * recordBytes);
            }
            position += read;
        }
    }

    /** Number of the first record that is not before the key. */
    long lowerBound(byte[] key) throws IOException {
        byte[] record = new byte[recordBytes];
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            read(middle, record, 1);
            if (Arrays.compareUnsigned(record, key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Records before a key. */
    public long recordsBefore(byte[] key) throws IOException {
        return lowerBound(key);
    }

    /** Tells at most so many of the records, evenly spaced, each with the bytes that it stands for. */
    public void sample(int most, ObjLongConsumer<byte[]> to) throws IOException {
        long step = Math.max(1, (count + most - 1) / most);
        for (long i = 0; i < count; i += step) {
            byte[] record = new byte[recordBytes];
            read(i, record, 1);
            to.accept(record, Math.min(step, count - i) * recordBytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
