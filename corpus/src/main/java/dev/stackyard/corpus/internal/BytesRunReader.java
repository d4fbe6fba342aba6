package dev.stackyard.corpus.internal;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One run's records between two positions, a buffer at a time. */
final class BytesRunReader implements Comparable<BytesRunReader> {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    byte[] buffer;
    int offset;
    int length;

    private final BytesRun run;
    private long position;
    private final long end;
    private int filled;

    BytesRunReader(BytesRun run, int bufferBytes, long start, long end) {
        this.run = run;
        this.position = start;
        this.end = end;
        this.buffer = new byte[(int) Math.min(bufferBytes, end - start)];
    }

    boolean next() throws IOException {
        int start = offset + length;
        if (start == filled && position == end) {
            return false;
        }
        start = require(start, Integer.BYTES);
        int size = (int) INTS.get(buffer, start);
        offset = require(start, Integer.BYTES + size) + Integer.BYTES;
        length = size;
        return true;
    }

    /** Where in the run the current record begins, its length included. */
    long recordPosition() {
        return position - filled + offset - Integer.BYTES;
    }

    /** Sees to it that so many bytes from {@code start} on are buffered; returns where they begin then. */
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
        ByteBuffer rest = ByteBuffer.wrap(buffer, filled, (int) Math.min(buffer.length - filled, end - position));
        while (rest.hasRemaining()) {
            int read = run.channel().read(rest, position);
            if (read < 0) {
                throw new EOFException(run + " ends before byte " + end);
            }
            position += read;
        }
        filled = rest.position();
        if (filled < bytes) {
            throw new EOFException(run + " ends inside a record");
        }
        return 0;
    }

    @Override
    public int compareTo(BytesRunReader other) {
        return Arrays.compareUnsigned(
                buffer, offset, offset + length, other.buffer, other.offset, other.offset + other.length);
    }
}
