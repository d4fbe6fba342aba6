package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where each object of a pack begins: git's {@code .idx} file, versions 1 and 2 (gitformat-pack, git 2.39).
 *
 * <pre>
 * version 2: FF 't' 'O' 'c' | 2 | fanout 256 x 4 | ids n x 20 | CRC32 n x 4 | offsets n x 4 | large offsets m x 8 | trailer 40
 * version 1:                      fanout 256 x 4 | (offset 4, id 20) x n                                      | trailer 40
 * </pre>
 *
 * <p>All numbers are big-endian; {@code fanout[b]} counts the ids whose first byte is at most {@code b}. An offset with its
 * highest bit set is a position in the table of large offsets. Immutable and thread-safe.
 */
final class PackIndex {

    private static final int MAGIC = 0xFF744F63;
    private static final int FANOUT_BYTES = 256 * 4;
    private static final int TRAILER_BYTES = 40;
    /** Larger files are mapped instead of read: an index of the Linux kernel has 220 MB. */
    private static final int LARGEST_ON_HEAP = 32 << 20;

    /**
     * Steps of a search that go where the id should be if ids are evenly spread, as hashes are: three or four find it among
     * thousands. An index that is made otherwise is searched by halves from then on.
     */
    private static final int GUESSES = 5;

    private final ByteBuffer bytes;
    private final int fanout;
    private final int count;
    private final int ids;
    private final int idStride;
    private final int offsets;
    private final int offsetStride;
    private final int largeOffsets;

    private PackIndex(ByteBuffer bytes) throws DamagedPackException {
        this.bytes = bytes;
        boolean second = bytes.limit() >= 8 && bytes.getInt(0) == MAGIC;
        if (second && bytes.getInt(4) != 2) {
            throw new DamagedPackException("index has the unknown version " + bytes.getInt(4));
        }
        fanout = second ? 8 : 0;
        if (bytes.limit() < fanout + FANOUT_BYTES + TRAILER_BYTES) {
            throw new DamagedPackException("index is cut short");
        }
        count = checkedCount();
        int tables = fanout + FANOUT_BYTES;
        if (tables + count * (second ? 28L : 24L) + TRAILER_BYTES > bytes.limit()) {
            throw new DamagedPackException("index is cut short: it counts " + count + " objects");
        }
        ids = second ? tables : tables + 4;
        idStride = second ? 20 : 24;
        offsets = second ? tables + count * 24 : tables;
        offsetStride = second ? 4 : 24;
        largeOffsets = second ? offsets + count * 4 : bytes.limit();
    }

    static PackIndex open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new DamagedPackException("index has " + size + " bytes, more than this reader takes (2 GiB)");
            }
            return new PackIndex(
                    size > LARGEST_ON_HEAP
                            ? channel.map(FileChannel.MapMode.READ_ONLY, 0, size)
                            : readWhole(channel, (int) size));
        }
    }

    private static ByteBuffer readWhole(FileChannel channel, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("index is cut short");
            }
        }
        return buffer.flip();
    }

    private int checkedCount() throws DamagedPackException {
        int previous = 0;
        for (int b = 0; b < 256; b++) {
            int upTo = bytes.getInt(fanout + 4 * b);
            if (upTo < previous) {
                throw new DamagedPackException("index has a fan-out table that falls");
            }
            previous = upTo;
        }
        return previous;
    }

    /** Objects in the pack. */
    int count() {
        return count;
    }

    /** The 32 bits after the first byte, which the fan-out table has used up. */
    private static long spread(long firstBits) {
        return firstBits >>> 24 & 0xFFFFFFFFL;
    }

    /** The offset of an object in the pack file; -1 if the pack does not hold it. */
    long find(ObjectHash id) throws DamagedPackException {
        int firstByte = (int) (id.first() >>> 56);
        int low = firstByte == 0 ? 0 : bytes.getInt(fanout + 4 * (firstByte - 1));
        int high = bytes.getInt(fanout + 4 * firstByte) - 1;
        long wanted = spread(id.first());
        long lowest = 0;
        long highest = 1L << 32;
        for (int step = 0; low <= high; step++) {
            int middle = (low + high) >>> 1;
            if (step < GUESSES && highest > lowest) {
                long guess = low + (wanted - lowest) * (high - low) / (highest - lowest);
                middle = (int) Math.max(low, Math.min(high, guess));
            }
            int order = compare(middle, id);
            if (order == 0) {
                return offset(middle);
            }
            if (order < 0) {
                low = middle + 1;
                lowest = spread(bytes.getLong(ids + middle * idStride));
            } else {
                high = middle - 1;
                highest = spread(bytes.getLong(ids + middle * idStride));
            }
        }
        return -1;
    }

    private int compare(int position, ObjectHash id) {
        int at = ids + position * idStride;
        int order = Long.compareUnsigned(bytes.getLong(at), id.first());
        if (order == 0) {
            order = Long.compareUnsigned(bytes.getLong(at + 8), id.second());
        }
        return order == 0 ? Integer.compareUnsigned(bytes.getInt(at + 16), id.third()) : order;
    }

    private long offset(int position) throws DamagedPackException {
        int offset = bytes.getInt(offsets + position * offsetStride);
        if (offset >= 0 || offsetStride != 4) {
            return Integer.toUnsignedLong(offset);
        }
        long at = largeOffsets + 8L * (offset & Integer.MAX_VALUE);
        if (at + 8 + TRAILER_BYTES > bytes.limit()) {
            throw new DamagedPackException("index names a large offset that it does not hold");
        }
        return bytes.getLong((int) at);
    }
}
