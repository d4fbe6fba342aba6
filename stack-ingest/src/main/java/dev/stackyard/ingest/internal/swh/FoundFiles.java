package dev.stackyard.ingest.internal.swh;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.SortedMap;

/**
 * What was found below the roots of a walk.
 *
 * @param files tables of {@link WalkRecords#FILES}
 * @param rejected why roots were given up, by root
 */
record FoundFiles(OpenTables files, SortedMap<Integer, String> rejected) implements Closeable {

    /** The roots that were given up. */
    BitSet rejectedRoots() {
        BitSet roots = new BitSet();
        rejected.keySet().forEach(roots::set);
        return roots;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
