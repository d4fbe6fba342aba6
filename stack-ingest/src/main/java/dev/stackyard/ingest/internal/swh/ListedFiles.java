package dev.stackyard.ingest.internal.swh;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the files of one root, in row order. Not thread-safe. */
final class ListedFiles implements Iterator<ListedFile>, Closeable {

    private final SortedFile.Cursor cursor;
    private long left;

    ListedFiles(SortedFile.Cursor cursor, byte[] key, long rows) throws IOException {
        this.cursor = cursor;
        this.left = rows;
        if (rows > 0 && !(cursor.seek(key, key.length) && cursor.startsWith(key, key.length))) {
            throw new IllegalStateException("a root with files has none");
        }
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    /** @throws UncheckedIOException if the listing cannot be read */
    @Override
    public ListedFile next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        ListedFile file = ListedFile.of(cursor);
        left--;
        try {
            if (left > 0 && !cursor.next()) {
                throw new IllegalStateException("the listing ends inside a root");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
