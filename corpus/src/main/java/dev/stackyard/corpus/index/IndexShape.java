package dev.stackyard.corpus.index;

import dev.stackyard.corpus.internal.ParquetLayerWriter.Cuts;
import java.io.Serializable;

/**
 * How the rows of {@code index/objects/} are cut. Part of the index's version.
 *
 * @param fileRows a file ends with the 256th of its type's hashes that fills it
 * @param cuts pages and row groups
 */
record IndexShape(long fileRows, Cuts cuts) implements Serializable {

    /**
     * A look-up reads a footer, the page index of one row group, and a page of each column. At these sizes they are about 20, 50
     * and 150 KB, whatever the number of rows ({@code decisions/0006-index-of-swhids.md} has what was tried).
     */
    static final IndexShape DEFAULT = new IndexShape(4L << 20, new Cuts(2_000, 1 << 18));
}
