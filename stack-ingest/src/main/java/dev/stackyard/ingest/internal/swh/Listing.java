package dev.stackyard.ingest.internal.swh;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.swhid.ObjectHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The files of many repositories, each one's in row order, on disk. Thread-safe. */
public final class Listing implements Closeable {

    static final String LISTING = "listing";
    static final String TOTALS = "totals";

    private final List<ObjectHash> roots;
    private final RootTotals totals;
    private final SortedFile file;

    private Listing(List<ObjectHash> roots, RootTotals totals, SortedFile file) {
        this.roots = roots;
        this.totals = totals;
        this.file = file;
    }

    static Listing open(WalkFiles files, List<ObjectHash> roots) throws IOException {
        RootTotals totals = RootTotals.load(files.path(TOTALS), roots.size());
        return new Listing(roots, totals, SortedFile.open(files.path(LISTING)));
    }

    /** Opens what a walk has left in a directory. */
    public static Listing open(Path directory) throws IOException {
        WalkFiles files = new WalkFiles(directory);
        return open(files, files.readRoots());
    }

    /** Whether a directory is among the roots that were walked, and was not given up. */
    public boolean has(ObjectHash root) {
        int number = Collections.binarySearch(roots, root);
        return number >= 0 && totals.roots().get(number).rejected() == null;
    }

    private RootTotals.Total total(ObjectHash root) throws RejectedSourceException {
        RootTotals.Total total = totals.roots().get(number(root));
        String rejected = total.rejected();
        if (rejected != null) {
            throw new RejectedSourceException(rejected);
        }
        return total;
    }

    private int number(ObjectHash root) throws RejectedSourceException {
        int number = Collections.binarySearch(roots, root);
        if (number < 0) {
            throw new RejectedSourceException("has a root directory that was not walked: " + root.hex());
        }
        return number;
    }

    /**
     * Files below a root.
     *
     * @throws RejectedSourceException if the root cannot be ingested
     */
    public long rows(ObjectHash root) throws RejectedSourceException {
        return total(root).rows();
    }

    /** Bytes of the files below a root that will be read whole. */
    public long bytes(ObjectHash root) throws RejectedSourceException {
        return total(root).bytes();
    }

    /** The files of a root. */
    ListedFiles files(ObjectHash root) throws IOException {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(number(root)).array();
        return new ListedFiles(file.cursor(), key, total(root).rows());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
