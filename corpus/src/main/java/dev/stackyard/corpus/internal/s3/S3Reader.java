package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.Storage;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges of one object with few requests. Opening asks for the object's end, which tells its size and version and has
 * the footer of most Parquet files. Reads that go on where the last one ended fetch ahead, twice as far each time; a large
 * read goes straight into the caller's array. All reads are of the version that was opened. Not thread-safe.
 */
final class S3Reader implements Storage.Reader {

    /** Holds the footer of a Parquet file with some hundred column chunks. */
    private static final int TAIL_BYTES = 64 << 10;

    private static final int SHORTEST_AHEAD = 64 << 10;
    private static final int LONGEST_AHEAD = 4 << 20;

    private final ObjectGetter getter;
    private final String key;
    private final String location;
    private final @Nullable String etag;
    private final long size;
    private final Block tail;
    private Block block;
    private int ahead = SHORTEST_AHEAD;
    private long lastEnd;

    /** Bytes of the object from a position on. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(long start, byte[] bytes) {

        static final Block NONE = new Block(0, new byte[0]);

        boolean has(long position) {
            return position >= start && position - start < bytes.length;
        }

        /** Copies from a position that it has; returns how many bytes. */
        int copy(long position, byte[] buffer, int offset, int length) {
            int from = (int) (position - start);
            int count = Math.min(length, bytes.length - from);
            System.arraycopy(bytes, from, buffer, offset, count);
            return count;
        }
    }

    private record Opened(@Nullable String etag, long size, Block tail) {}

    private S3Reader(ObjectGetter getter, String key, String location, Opened opened) {
        this.getter = getter;
        this.key = key;
        this.location = location;
        this.etag = opened.etag();
        this.size = opened.size();
        this.tail = opened.tail();
        this.block = Block.NONE;
    }

    static S3Reader open(ObjectGetter getter, String key, String location) throws IOException {
        try {
            return new S3Reader(getter, key, location, getter.get(GetRequest.tail(key, TAIL_BYTES), S3Reader::opened));
        } catch (ObjectGetter.EmptyRangeException e) {
            return new S3Reader(getter, key, location, new Opened(null, 0, Block.NONE));
        }
    }

    private static Opened opened(S3Body body) throws IOException {
        long start = body.start();
        byte[] bytes = new byte[(int) Math.min(body.length(), TAIL_BYTES)];
        body.readRange(start, bytes, 0, bytes.length);
        if (start + bytes.length != body.objectSize()) {
            throw new IOException("the server sent other bytes than the end of the object");
        }
        return new Opened(body.etag(), body.objectSize(), new Block(start, bytes));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position < 0 || position + length > size) {
            throw new EOFException(location + " ends before byte " + (position + length));
        }
        long at = position;
        int to = offset;
        int left = length;
        while (left > 0) {
            int count = some(at, buffer, to, left);
            at += count;
            to += count;
            left -= count;
        }
    }

    private int some(long position, byte[] buffer, int offset, int length) throws IOException {
        if (block.has(position)) {
            return block.copy(position, buffer, offset, length);
        }
        if (tail.has(position)) {
            return tail.copy(position, buffer, offset, length);
        }
        long end = Math.min(position + length, tail.start() > position ? tail.start() : size);
        int wanted = (int) (end - position);
        ahead = position == lastEnd ? Math.min(ahead * 2, LONGEST_AHEAD) : SHORTEST_AHEAD;
        if (wanted >= ahead) {
            fetch(position, buffer, offset, wanted);
            lastEnd = end;
            return wanted;
        }
        byte[] fetched = new byte[(int) Math.min(ahead, size - position)];
        fetch(position, fetched, 0, fetched.length);
        block = new Block(position, fetched);
        lastEnd = position + fetched.length;
        return block.copy(position, buffer, offset, wanted);
    }

    private void fetch(long position, byte[] buffer, int offset, int length) throws IOException {
        boolean unused = getter.get(GetRequest.range(key, position, position + length, etag), body -> {
            body.readRange(position, buffer, offset, length);
            return true;
        });
    }

    @Override
    public void close() {
        // holds no connection between reads
    }
}
