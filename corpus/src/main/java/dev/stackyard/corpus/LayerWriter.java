package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one layer of one part, row by row. Nothing appears until {@link #commit}; closing without it discards. Not
 * thread-safe.
 */
public interface LayerWriter extends Closeable {

    /** Name of the layer being written. */
    String layer();

    /** The row being built; all its columns are null after each {@link #append}. */
    RowBuilder row();

    /**
     * What the row being built holds in a column so far; how a fused stage reads what the one before it has written.
     *
     * @throws IllegalStateException if the column is not one of the layer's
     */
    <T> @Nullable T current(Column<T> column);

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
