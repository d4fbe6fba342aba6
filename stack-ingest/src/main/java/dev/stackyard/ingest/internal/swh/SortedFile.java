package dev.stackyard.ingest.internal.swh;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of sorted records that outlives the process which made it: it appears whole or not at all. Read by any number of
 * cursors, from the start or from a key on.
 *
 * <pre>
 * blocks    zstd frames; in each, length (4 bytes) and bytes of one record after the other, {@value #BLOCK_BYTES} bytes or a little more
 * index     for each block: the first {@value #KEY_BYTES} bytes of its first record, zeros behind a shorter one; where it begins (8
 *           bytes); its bytes when unpacked (4 bytes)
 * trailer   records (8 bytes), where the index begins (8 bytes), {@value #MAGIC} (8 bytes)
 * </pre>
 *
 * All numbers are big-endian. Thread-safe; cursors are not.
 */
final class SortedFile {

    private static final long MAGIC = 0x53_54_4B_53_4F_52_54_32L;
    private static final int BLOCK_BYTES = 1 << 18;
    private static final int KEY_BYTES = 20;
    private static final int POSITION = KEY_BYTES;
    private static final int UNPACKED = POSITION + Long.BYTES;
    private static final int ENTRY_BYTES = UNPACKED + Integer.BYTES;
    private static final int TRAILER_BYTES = 3 * Long.BYTES;

    private final Storage storage;
    private final String name;
    private final long records;
    private final long end;
    private final ByteBuffer index;

    private SortedFile(Storage storage, String name, long records, long end, ByteBuffer index) {
        this.storage = storage;
        this.name = name;
        this.records = records;
        this.end = end;
        this.index = index;
    }

    /** Writes all records of a cursor. */
    static void write(Storage storage, String name, TableCursor sorted) throws IOException {
        try (Storage.Writer out = storage.create(name);
                BlockWriter blocks = new BlockWriter(out)) {
            long count = 0;
            while (sorted.next()) {
                blocks.add(sorted);
                count++;
            }
            blocks.end(count);
            out.commit();
        }
    }

    /** Packs blocks one after the other. */
    private static final class BlockWriter implements Closeable {

        private final Storage.Writer out;
        private final ZstdCompressCtx packer = new ZstdCompressCtx().setLevel(1);
        private ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES + (1 << 12));
        private ByteBuffer index = ByteBuffer.allocate(64 * ENTRY_BYTES);

        BlockWriter(Storage.Writer out) {
            this.out = out;
        }

        void add(TableCursor record) throws IOException {
            int size = Integer.BYTES + record.length();
            if (block.position() == 0) {
                index = withRoom(index, ENTRY_BYTES);
                int key = Math.min(KEY_BYTES, record.length());
                index.put(record.array(), record.offset(), key).put(new byte[KEY_BYTES - key]);
            }
            block = withRoom(block, size);
            block.putInt(record.length()).put(record.array(), record.offset(), record.length());
            if (block.position() >= BLOCK_BYTES) {
                endBlock();
            }
        }

        private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
            if (buffer.remaining() >= bytes) {
                return buffer;
            }
            int larger = Math.max(buffer.position() + bytes, 2 * buffer.capacity());
            return ByteBuffer.allocate(larger).put(buffer.flip());
        }

        private void endBlock() throws IOException {
            if (block.position() > 0) {
                index.putLong(out.position()).putInt(block.position());
                out.write(packer.compress(Arrays.copyOf(block.array(), block.position())));
                block.clear();
            }
        }

        void end(long count) throws IOException {
            endBlock();
            long indexStart = out.position();
            out.write(index.array(), 0, index.position());
            out.write(ByteBuffer.allocate(TRAILER_BYTES)
                    .putLong(count)
                    .putLong(indexStart)
                    .putLong(MAGIC)
                    .array());
        }

        @Override
        public void close() {
            packer.close();
        }
    }

    /** Reads where things are in a file. */
    static SortedFile open(Storage storage, String name) throws IOException {
        try (Storage.Reader reader = storage.open(name)) {
            long size = reader.size() - TRAILER_BYTES;
            if (size < 0) {
                throw damaged(storage, name, null);
            }
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
            reader.readFully(size, trailer.array(), 0, TRAILER_BYTES);
            long end = trailer.getLong(Long.BYTES);
            boolean isWhole = trailer.getLong(2 * Long.BYTES) == MAGIC
                    && end >= 0
                    && end <= size
                    && size - end < Integer.MAX_VALUE
                    && (size - end) % ENTRY_BYTES == 0;
            if (!isWhole) {
                throw damaged(storage, name, null);
            }
            ByteBuffer index = ByteBuffer.allocate((int) (size - end));
            reader.readFully(end, index.array(), 0, index.capacity());
            return new SortedFile(storage, name, trailer.getLong(0), end, index);
        }
    }

    private static IOException damaged(Storage storage, String name, @Nullable Exception cause) {
        return new IOException(
                storage.location(name) + " is damaged: delete its directory and run the same command again", cause);
    }

    long records() {
        return records;
    }

    private int blocks() {
        return index.capacity() / ENTRY_BYTES;
    }

    private long position(int block) {
        return block == blocks() ? end : index.getLong(block * ENTRY_BYTES + POSITION);
    }

    /** A cursor over all records. */
    Cursor cursor() throws IOException {
        return new Cursor(storage.open(name));
    }

    /** Walks the records. Not thread-safe. */
    final class Cursor implements BytesCursor {

        private final Storage.Reader reader;
        private byte[] unpacked = new byte[0];
        /** The block that comes behind the one that is unpacked. */
        private int nextBlock;

        private int offset;
        private int length;

        private Cursor(Storage.Reader reader) {
            this.reader = reader;
        }

        @Override
        public boolean next() throws IOException {
            int start = offset + length;
            if (start == unpacked.length) {
                if (nextBlock == blocks()) {
                    return false;
                }
                unpack();
                start = 0;
            }
            length = start + Integer.BYTES <= unpacked.length
                    ? ByteBuffer.wrap(unpacked).getInt(start)
                    : -1;
            offset = start + Integer.BYTES;
            if (length < 0 || length > unpacked.length - offset) {
                throw new EOFException(storage.location(name) + " ends inside a record");
            }
            return true;
        }

        private void unpack() throws IOException {
            long from = position(nextBlock);
            byte[] packed = new byte[Math.toIntExact(position(nextBlock + 1) - from)];
            reader.readFully(from, packed, 0, packed.length);
            int size = index.getInt(nextBlock * ENTRY_BYTES + UNPACKED);
            try {
                unpacked = Zstd.decompress(packed, size);
            } catch (ZstdException e) {
                throw damaged(storage, name, e);
            }
            nextBlock++;
            offset = 0;
            length = 0;
        }

        /**
         * Moves to the first record that is not before a key; never back. Blocks in between are not read.
         *
         * @return false if there is none; then the cursor is at its end
         */
        boolean seek(byte[] key, int keyLength) throws IOException {
            int block = blockBefore(key, keyLength);
            if (block >= nextBlock) {
                nextBlock = block;
                unpack();
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
            return Arrays.compareUnsigned(unpacked, offset, offset + Math.min(length, keyLength), key, 0, keyLength)
                    < 0;
        }

        /** Whether the current record begins with a key. */
        boolean startsWith(byte[] key, int keyLength) {
            return length >= keyLength && Arrays.equals(unpacked, offset, offset + keyLength, key, 0, keyLength);
        }

        @Override
        public byte[] array() {
            return unpacked;
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
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The last block whose first record is before the key; -1 if there is none. */
    private int blockBefore(byte[] key, int keyLength) {
        int compared = Math.min(keyLength, KEY_BYTES);
        int low = 0;
        int high = blocks();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int at = middle * ENTRY_BYTES;
            if (Arrays.compareUnsigned(index.array(), at, at + compared, key, 0, compared) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
