package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.RecordCursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads several sorted runs as one: a binary heap of the runs' current records. */
public final class RunMerger extends RecordCursor {

    /** Runs that still have records; the first {@link #size} form a heap. */
    private final RunReader[] heap;

    private int size;
    private boolean started;

    private RunMerger(int recordBytes, RunReader[] heap) {
        super(recordBytes);
        this.heap = heap;
    }

    /** See {@link dev.stackyard.corpus.RecordSorter#read}; {@code bufferBytes} is per run. */
    public static RunMerger open(
            List<SortedRun> runs, int recordBytes, int bufferBytes, byte[] from, byte @Nullable [] to)
            throws IOException {
        RunMerger merger = new RunMerger(recordBytes, new RunReader[runs.size()]);
        for (SortedRun run : runs) {
            long first = from.length == 0 ? 0 : run.lowerBound(from);
            long end = to == null ? run.count() : run.lowerBound(to);
            RunReader reader = new RunReader(run, recordBytes, bufferBytes, first, end);
            if (reader.next()) {
                merger.heap[merger.size++] = reader;
            }
        }
        for (int i = merger.size / 2 - 1; i >= 0; i--) {
            merger.siftDown(i);
        }
        return merger;
    }

    @Override
    public boolean next() throws IOException {
        if (started && size > 0) {
            if (!heap[0].next()) {
                heap[0] = heap[--size];
            }
            siftDown(0);
        }
        started = true;
        return size > 0;
    }

    private void siftDown(int start) {
        int parent = start;
        RunReader moving = heap[parent];
        for (int child = 2 * parent + 1; child < size; child = 2 * parent + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moving)) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = moving;
    }

    private boolean isBefore(RunReader a, RunReader b) {
        if (a.prefix != b.prefix) {
            return Long.compareUnsigned(a.prefix, b.prefix) < 0;
        }
        return Arrays.compareUnsigned(
                        a.buffer, a.offset, a.offset + recordBytes(), b.buffer, b.offset, b.offset + recordBytes())
                < 0;
    }

    @Override
    public byte[] array() {
        return heap[0].buffer;
    }

    @Override
    public int offset() {
        return heap[0].offset;
    }

    @Override
    public void close() {
        size = 0;
    }

    /** One run's records between two numbers, a buffer at a time. */
    private static final class RunReader {

        final byte[] buffer;
        int offset;
        /** The first eight bytes of the current record, or all of a shorter one's, as a number. */
        long prefix;

        private final SortedRun run;
        private final int recordBytes;
        private final int prefixBytes;
        private long nextToRead;
        private final long end;
        private int buffered;

        RunReader(SortedRun run, int recordBytes, int bufferBytes, long first, long end) {
            this.run = run;
            this.recordBytes = recordBytes;
            this.prefixBytes = Math.min(Long.BYTES, recordBytes);
            this.nextToRead = first;
            this.end = end;
            long records = Math.max(1, Math.min(bufferBytes / recordBytes, end - first));
            this.buffer = new byte[(int) records * recordBytes];
            this.offset = -recordBytes;
        }

        boolean next() throws IOException {
            offset += recordBytes;
            if (offset >= buffered && !refill()) {
                return false;
            }
            long bytes = 0;
            for (int i = 0; i < prefixBytes; i++) {
                bytes = (bytes << 8) | (buffer[offset + i] & 0xFF);
            }
            prefix = bytes;
            return true;
        }

        private boolean refill() throws IOException {
            int number = (int) Math.min(buffer.length / recordBytes, end - nextToRead);
            if (number <= 0) {
                return false;
            }
            run.read(nextToRead, buffer, number);
            nextToRead += number;
            buffered = number * recordBytes;
            offset = 0;
            return true;
        }
    }
}
