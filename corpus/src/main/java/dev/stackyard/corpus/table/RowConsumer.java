package dev.stackyard.corpus.table;

import java.io.IOException;

/** Takes the rows of one slice of a table, in the thread that reads the slice. */
@FunctionalInterface
public interface RowConsumer {

    void row(TableRow row) throws IOException;
}
