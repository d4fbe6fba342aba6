package dev.stackyard.corpus.internal.foreign;

import java.io.IOException;

/** Takes rows as they are read. */
public interface RowHandler {

    /**
     * Takes an element of a list of structs, such as one file of a repository, before the row that it is in is complete: so
     * a row of any size is read in the memory of one element.
     *
     * @param row fields of the row that come before the list in the file; the others are not there yet
     * @param element valid during the call; arrays may be kept
     */
    void element(Fields row, Fields element) throws IOException;

    /**
     * Takes a row, after its elements.
     *
     * @param number of the row in the file, counted from 0
     */
    void row(long number, Fields row) throws IOException;
}
