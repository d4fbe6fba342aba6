package dev.stackyard.corpus.flow;

import java.io.Closeable;
import java.io.IOException;

/**
 * A set of records that is complete, ordered as unsigned bytes; equal records are kept, each by itself. It lies wherever the
 * engine keeps it: on the scratch disk of this machine, or of the workers.
 */
public interface Table extends Closeable {

    TableShape shape();

    /** Records in it. */
    long count();

    /**
     * The same table, whose cursors know {@link TableCursor#position}. Costs a cluster one more pass over it. Closing either
     * closes both.
     */
    Table numbered();

    /** All records in order, in the process that called. */
    TableCursor read() throws IOException;

    /** Lets go of the records; nothing may read them after that. */
    @Override
    void close() throws IOException;
}
