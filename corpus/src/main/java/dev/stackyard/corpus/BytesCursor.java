package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;

/** Walks the records of a {@link BytesSorter} in order. Not thread-safe. */
public interface BytesCursor extends Closeable {

    /** Moves to the next record; false after the last. */
    boolean next() throws IOException;

    /** The array that holds the current record, valid until the cursor moves. */
    byte[] array();

    /** Where the current record begins in {@link #array}. */
    int offset();

    /** Bytes in the current record. */
    int length();

    @Override
    void close();
}
