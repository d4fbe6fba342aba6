package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes one layer of one part, row by row. Nothing appears until {@link #commit}; closing without it discards. Not
 * thread-safe.
 */
public interface LayerWriter extends Closeable {

    /** The row being built; all its columns are null after each {@link #append}. */
    RowBuilder row();

    /**
     * Adds the row that was built.
     *
     * @throws IllegalStateException if a required column was not set
     */
    void append() throws IOException;

    /** Rows appended so far. */
    long rowCount();

    /** Makes the layer file appear, whole. */
    void commit() throws IOException;
}
