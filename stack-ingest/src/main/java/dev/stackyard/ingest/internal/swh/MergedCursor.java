package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads several sorted cursors as one. Not thread-safe. */
final class MergedCursor implements BytesCursor {

    private final PriorityQueue<BytesCursor> waiting = new PriorityQueue<>(MergedCursor::compare);
    private @Nullable BytesCursor current;

    MergedCursor(List<? extends BytesCursor> cursors) throws IOException {
        for (BytesCursor cursor : cursors) {
            if (cursor.next()) {
                waiting.add(cursor);
            }
        }
    }

    private static int compare(BytesCursor a, BytesCursor b) {
        return Arrays.compareUnsigned(
                a.array(), a.offset(), a.offset() + a.length(), b.array(), b.offset(), b.offset() + b.length());
    }

    @Override
    public boolean next() throws IOException {
        BytesCursor last = current;
        if (last != null && last.next()) {
            waiting.add(last);
        }
        current = waiting.poll();
        return current != null;
    }

    private BytesCursor record() {
        BytesCursor record = current;
        if (record == null) {
            throw new IllegalStateException("there is no current record");
        }
        return record;
    }

    @Override
    public byte[] array() {
        return record().array();
    }

    @Override
    public int offset() {
        return record().offset();
    }

    @Override
    public int length() {
        return record().length();
    }

    @Override
    public void close() {
        waiting.clear();
        current = null;
    }
}
