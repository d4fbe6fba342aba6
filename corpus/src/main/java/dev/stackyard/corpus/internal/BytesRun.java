package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.BytesCursor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/**
 * A file of sorted records, written once and then read by any number of threads. Closing it deletes it. On disk each record
 * is its length (4 bytes, big-endian) and its bytes; the first key of each {@value #BLOCK_BYTES} bytes is kept in memory.
 */
public final class BytesRun implements Closeable {

    private static final int WRITE_BYTES = 1 << 18;
    private static final int BLOCK_BYTES = 1 << 16;
    /** Bytes of a record that the index keeps; zeros stand behind a shorter one. */
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final FileChannel channel;
    private final Index index;
    private final long size;
    private final long count;

    private BytesRun(Path file, FileChannel channel, Index index, long size, long count) {
        this.file = file;
        this.channel = channel;
        this.index = index;
        this.size = size;
        this.count = count;
    }

    /**
     * A place between two records.
     *
     * @param position in the file
     * @param record records before it
     */
    record Place(long position, long record) {}

    /** Writes all records of a cursor. */
    public static BytesRun write(Path file, BytesCursor sorted) throws IOException {
        Index index = new Index();
        long position = 0;
        long count = 0;
        ByteBuffer out = ByteBuffer.allocate(WRITE_BYTES);
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (sorted.next()) {
                int length = sorted.length();
                index.add(sorted, position, count++);
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
        return new BytesRun(file, FileChannel.open(file, StandardOpenOption.READ), index, position, count);
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

    /** The place before the first record that is not before a key. */
    Place find(byte[] key) throws IOException {
        int block = index.lastBefore(key);
        if (key.length == 0 || block < 0) {
            return new Place(0, 0);
        }
        BytesRunReader reader = new BytesRunReader(this, BLOCK_BYTES, index.position(block), size);
        long record = index.record(block);
        while (reader.next()) {
            int from = reader.offset;
            if (Arrays.compareUnsigned(reader.buffer, from, from + reader.length, key, 0, key.length) >= 0) {
                return new Place(reader.recordPosition(), record);
            }
            record++;
        }
        return new Place(size, count);
    }

    /** Tells the beginnings of records, evenly spaced, each with the bytes that it stands for. */
    public void sample(ObjLongConsumer<byte[]> to) {
        for (int block = 0; block < index.blocks; block++) {
            long end = block + 1 < index.blocks ? index.position(block + 1) : size;
            int start = block * KEY_BYTES;
            to.accept(Arrays.copyOfRange(index.keys, start, start + KEY_BYTES), end - index.position(block));
        }
    }

    /** Records before a key. */
    public long recordsBefore(byte[] key) throws IOException {
        return find(key).record();
    }

    long size() {
        return size;
    }

    long count() {
        return count;
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

    /** The first record of each block. */
    private static final class Index {

        private byte[] keys = new byte[16 * KEY_BYTES];
        private long[] places = new long[32];
        private int blocks;
        private long nextBlock;

        void add(BytesCursor record, long position, long number) {
            if (position < nextBlock) {
                return;
            }
            if (2 * blocks == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
                keys = Arrays.copyOf(keys, 2 * keys.length);
            }
            int length = Math.min(KEY_BYTES, record.length());
            System.arraycopy(record.array(), record.offset(), keys, blocks * KEY_BYTES, length);
            places[2 * blocks] = position;
            places[2 * blocks + 1] = number;
            blocks++;
            nextBlock = position + BLOCK_BYTES;
        }

        long position(int block) {
            return places[2 * block];
        }

        long record(int block) {
            return places[2 * block + 1];
        }

        /** The last block whose first record is certainly before a key; -1 if there is none. */
        int lastBefore(byte[] key) {
            int compared = Math.min(KEY_BYTES, key.length);
            int low = 0;
            int high = blocks;
            while (low < high) {
                int middle = (low + high) >>> 1;
                int at = middle * KEY_BYTES;
                if (Arrays.compareUnsigned(keys, at, at + compared, key, 0, compared) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }
}
