package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.BytesCursor;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads several sorted runs as one. */
public final class BytesMerger implements BytesCursor {

    /** Runs that have a record which was not yet returned, but for the current one. */
    private final PriorityQueue<BytesRunReader> waiting = new PriorityQueue<>(Comparator.naturalOrder());

    private @Nullable BytesRunReader current;

    private BytesMerger() {}

    /** See {@link dev.stackyard.corpus.BytesSorter#read(byte[], byte[])}; {@code bufferBytes} is per run. */
    public static BytesMerger open(List<BytesRun> runs, int bufferBytes, byte[] from, byte @Nullable [] to)
            throws IOException {
        BytesMerger merger = new BytesMerger();
        for (BytesRun run : runs) {
            BytesRunReader reader = new BytesRunReader(
                    run,
                    bufferBytes,
                    run.find(from).position(),
                    to == null ? run.size() : run.find(to).position());
            if (reader.next()) {
                merger.waiting.add(reader);
            }
        }
        return merger;
    }

    @Override
    public boolean next() throws IOException {
        BytesRunReader last = current;
        if (last != null && last.next()) {
            BytesRunReader least = waiting.peek();
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

    private BytesRunReader reader() {
        BytesRunReader reader = current;
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
}
