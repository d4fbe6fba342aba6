package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;

/** Walks the rows of one part in order, joined across layers. Not thread-safe. */
public interface RowCursor extends Closeable {

    /** Rows in the part. */
    long rowCount();

    /** Moves to the next row; false after the last. */
    boolean next() throws IOException;

    /**
     * Moves to a row at or after the current one without decoding those between; the next {@link #next} returns it.
     *
     * @param index from 0; must not lie before a row that was already returned
     */
    void skipTo(long index) throws IOException;

    /** The current row: the same object for all rows, showing the current one. */
    Row row();
}
