package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Storage;
import java.io.IOException;

/**
 * Reads ahead where somebody reads a few bytes at a time, as Parquet-Java does with footers and page indexes: each of its
 * reads would be a system call, or a request. Large reads go through as they are. Not thread-safe.
 */
final class WindowedReader implements Storage.Reader {

    /** Reads of fewer bytes fetch a window. */
    private static final int SMALL_BYTES = 4 << 10;

    private static final int WINDOW_BYTES = 32 << 10;

    private final Storage.Reader file;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long start;
    private int filled;

    WindowedReader(Storage.Reader file) {
        this.file = file;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position < start || position + length > start + filled) {
            if (length >= SMALL_BYTES || position + length > file.size()) {
                file.readFully(position, buffer, offset, length);
                return;
            }
            fetch(position);
        }
        System.arraycopy(window, (int) (position - start), buffer, offset, length);
    }

    /** A window from here on; at the end of the file the last window, because what is read there is read backwards. */
    private void fetch(long position) throws IOException {
        filled = 0;
        long from = Math.max(0, Math.min(position, file.size() - WINDOW_BYTES));
        int length = (int) Math.min(WINDOW_BYTES, file.size() - from);
        file.readFully(from, window, 0, length);
        start = from;
        filled = length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
