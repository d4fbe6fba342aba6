package dev.stackyard.corpus.table;

import java.io.Closeable;
import java.io.IOException;

/** Takes the rows of one slice of a table, in the thread that reads the slice. */
@FunctionalInterface
public interface RowConsumer extends Closeable {

    void row(TableRow row) throws IOException;

    /** Called after the slice's last row. */
    @Override
    default void close() throws IOException {}
}
