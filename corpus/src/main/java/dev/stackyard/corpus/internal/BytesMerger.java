package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.BytesCursor;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads several sorted runs as one. */
public final class BytesMerger implements BytesCursor {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Runs that have a record which was not yet returned, but for the current one. */
    private final PriorityQueue<RunReader> waiting = new PriorityQueue<>(Comparator.naturalOrder());

    private @Nullable RunReader current;

    private BytesMerger() {}

    /** See {@link dev.stackyard.corpus.BytesSorter#read(int, int)}; {@code bufferBytes} is per run. */
    public static BytesMerger open(List<BytesRun> runs, int bufferBytes, int from, int to) throws IOException {
        BytesMerger merger = new BytesMerger();
        for (BytesRun run : runs) {
            RunReader reader = new RunReader(run, bufferBytes, run.start(from), run.start(to));
            if (reader.next()) {
                merger.waiting.add(reader);
            }
        }
        return merger;
    }

    @Override
    public boolean next() throws IOException {
        RunReader last = current;
        if (last != null && last.next()) {
            RunReader least = waiting.peek();
            if (least == null || last.compareTo(least) <= 0) {
                return true; // the same run goes on: nothing to reorder
            }
            waiting.add(last);
        }
        current = waiting.poll();
        return current != null;
    }

    @Override
    public byte[] array() {
        return reader().buffer;
    }

    @Override
    public int offset() {
        return reader().offset;
    }

    @Override
    public int length() {
        return reader().length;
    }

    private RunReader reader() {
        RunReader reader = current;
        if (reader == null) {
            throw new IllegalStateException("there is no current record");
        }
        return reader;
    }

    @Override
    public void close() {
        waiting.clear();
        current = null;
    }

    /** One run's records between two positions, a buffer at a time. */
    private static final class RunReader implements Comparable<RunReader> {

        byte[] buffer;
        int offset;
        int length;

        private final BytesRun run;
        private long position;
        private final long end;
        private int filled;

        RunReader(BytesRun run, int bufferBytes, long start, long end) {
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
        public int compareTo(RunReader other) {
            return Arrays.compareUnsigned(
                    buffer, offset, offset + length, other.buffer, other.offset, other.offset + other.length);
        }
    }
}
