package dev.stackyard.corpus.flow;

import dev.stackyard.corpus.BytesCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks several cursors as one. They are few: each step looks at all of them. */
final class MergedCursor implements BytesCursor {

    private final List<TableCursor> waiting;
    private final List<TableCursor> standing = new ArrayList<>();
    private @Nullable TableCursor current;

    MergedCursor(List<TableCursor> cursors) {
        this.waiting = new ArrayList<>(cursors);
    }

    @Override
    public boolean next() throws IOException {
        if (current != null) {
            standing.remove(current);
            waiting.add(current);
        }
        for (TableCursor cursor : waiting) {
            if (cursor.next()) {
                standing.add(cursor);
            }
        }
        waiting.clear();
        current = null;
        for (TableCursor cursor : standing) {
            if (current == null || cursor.compareKey(current, Integer.MAX_VALUE) < 0) {
                current = cursor;
            }
        }
        return current != null;
    }

    private TableCursor current() {
        TableCursor cursor = current;
        if (cursor == null) {
            throw new IllegalStateException("there is no current record");
        }
        return cursor;
    }

    @Override
    public byte[] array() {
        return current().array();
    }

    @Override
    public int offset() {
        return current().offset();
    }

    @Override
    public int length() {
        return current().length();
    }

    @Override
    public void close() {
        waiting.forEach(TableCursor::close);
        standing.forEach(TableCursor::close);
    }
}
