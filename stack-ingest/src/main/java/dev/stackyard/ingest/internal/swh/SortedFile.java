package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of sorted records that outlives the process which made it: it appears whole or not at all. Read by any number of
 * cursors, from the start or from a key on.
 *
 * <pre>
 * records   length (4 bytes), bytes; one after the other
 * index     for each {@value #BLOCK_BYTES} bytes of records: the first {@value #KEY_BYTES} bytes of the first record that
 *           begins there, zeros behind a shorter one; where it begins (8 bytes)
 * trailer   records (8 bytes), where the index begins (8 bytes), {@value #MAGIC} (8 bytes)
 * </pre>
 *
 * All numbers are big-endian.
 */
final class SortedFile implements Closeable {

    private static final long MAGIC = 0x53_54_4B_53_4F_52_54_31L;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int KEY_BYTES = 20;
    private static final int ENTRY_BYTES = KEY_BYTES + Long.BYTES;
    private static final int TRAILER_BYTES = 3 * Long.BYTES;
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final long records;
    private final long end;
    private final byte[] index;

    private SortedFile(Path file, FileChannel channel, long records, long end, byte[] index) {
        this.file = file;
        this.channel = channel;
        this.records = records;
        this.end = end;
        this.index = index;
    }

    /** Writes all records of a cursor, which must be sorted. */
    static void write(Path file, BytesCursor sorted) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".writing");
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES))) {
            writeRecords(sorted, out);
            out.flush();
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeRecords(BytesCursor sorted, DataOutputStream out) throws IOException {
        IndexBuilder index = new IndexBuilder();
        long position = 0;
        long count = 0;
        while (sorted.next()) {
            index.add(sorted, position);
            out.writeInt(sorted.length());
            out.write(sorted.array(), sorted.offset(), sorted.length());
            position += Integer.BYTES + sorted.length();
            count++;
        }
        out.write(index.entries, 0, index.used);
        out.writeLong(count);
        out.writeLong(position);
        out.writeLong(MAGIC);
    }

    private static final class IndexBuilder {

        private byte[] entries = new byte[64 * ENTRY_BYTES];
        private int used;
        private long nextBlock;

        void add(BytesCursor record, long position) {
            if (position < nextBlock) {
                return;
            }
            if (used + ENTRY_BYTES > entries.length) {
                entries = Arrays.copyOf(entries, 2 * entries.length);
            }
            int key = Math.min(KEY_BYTES, record.length());
            System.arraycopy(record.array(), record.offset(), entries, used, key);
            Arrays.fill(entries, used + key, used + KEY_BYTES, (byte) 0);
            ByteBuffer.wrap(entries).putLong(used + KEY_BYTES, position);
            used += ENTRY_BYTES;
            nextBlock = position + BLOCK_BYTES;
        }
    }

    /** Opens a file; it stays open until it is closed. */
    static SortedFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
            read(channel, trailer, size - TRAILER_BYTES, file);
            long records = trailer.getLong(0);
            long end = trailer.getLong(Long.BYTES);
            if (trailer.getLong(2 * Long.BYTES) != MAGIC || end < 0 || end > size - TRAILER_BYTES) {
                throw new IOException(file + " is damaged: delete its directory and run the same command again");
            }
            ByteBuffer index = ByteBuffer.allocate((int) (size - TRAILER_BYTES - end));
            read(channel, index, end, file);
            return new SortedFile(file, channel, records, end, index.array());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void read(FileChannel channel, ByteBuffer target, long from, Path file) throws IOException {
        if (from < 0) {
            throw new EOFException(file + " is too short");
        }
        long position = from;
        while (target.hasRemaining()) {
            int read = channel.read(target, position);
            if (read < 0) {
                throw new EOFException(file + " ends at byte " + position);
            }
            position += read;
        }
    }

    long records() {
        return records;
    }

    /** A cursor over all records. */
    Cursor cursor() {
        return new Cursor();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Walks the records. Not thread-safe. */
    final class Cursor implements BytesCursor {

        private byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, end)];
        private int filled;
        /** Where the file goes on behind the buffer. */
        private long position;

        private int offset;
        private int length;

        @Override
        public boolean next() throws IOException {
            int start = offset + length;
            if (start == filled && position == end) {
                return false;
            }
            start = require(start, Integer.BYTES);
            int size = ByteBuffer.wrap(buffer).getInt(start);
            offset = require(start, Integer.BYTES + size) + Integer.BYTES;
            length = size;
            return true;
        }

        /**
         * Moves to the first record that is not before a key; never back. Blocks in between are not read.
         *
         * @return false if there is none; then the cursor is at its end
         */
        boolean seek(byte[] key, int keyLength) throws IOException {
            long block = blockBefore(key, keyLength);
            if (block > position - filled + offset + length) {
                position = block;
                filled = 0;
                offset = 0;
                length = 0;
            } else if (length > 0 && !isBefore(key, keyLength)) {
                return true;
            }
            while (next()) {
                if (!isBefore(key, keyLength)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBefore(byte[] key, int keyLength) {
            return Arrays.compareUnsigned(buffer, offset, offset + Math.min(length, keyLength), key, 0, keyLength) < 0;
        }

        /** Whether the current record begins with a key. */
        boolean startsWith(byte[] key, int keyLength) {
            return length >= keyLength && Arrays.equals(buffer, offset, offset + keyLength, key, 0, keyLength);
        }

        private int require(int start, int bytes) throws IOException {
            if (filled - start >= bytes) {
                return start;
            }
            byte[] target = bytes > buffer.length ? new byte[bytes] : buffer;
            System.arraycopy(buffer, start, target, 0, filled - start);
            buffer = target;
            filled -= start;
            offset = 0;
            length = 0;
            int wanted = (int) Math.min(buffer.length - filled, end - position);
            if (filled + wanted < bytes) {
                throw new EOFException(file + " ends inside a record");
            }
            read(channel, ByteBuffer.wrap(buffer, filled, wanted), position, file);
            position += wanted;
            filled += wanted;
            return 0;
        }

        @Override
        public byte[] array() {
            return buffer;
        }

        @Override
        public int offset() {
            return offset;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void close() {
            filled = 0;
        }
    }

    /** Where the last block begins whose first record is before the key; 0 if there is none. */
    private long blockBefore(byte[] key, int keyLength) {
        int compared = Math.min(keyLength, KEY_BYTES);
        int low = 0;
        int high = index.length / ENTRY_BYTES;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int at = middle * ENTRY_BYTES;
            if (Arrays.compareUnsigned(index, at, at + compared, key, 0, compared) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : ByteBuffer.wrap(index).getLong((low - 1) * ENTRY_BYTES + KEY_BYTES);
    }
}
