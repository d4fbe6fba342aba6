package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.Storage;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The files of many repositories, each one's in row order, in the corpus. Thread-safe. */
public final class Listing {

    static final String FILES = "listing";

    private final Storage storage;
    private final List<ObjectHash> roots;
    private final RootTotals totals;

    private Listing(Storage storage, List<ObjectHash> roots, RootTotals totals) {
        this.storage = storage;
        this.roots = roots;
        this.totals = totals;
    }

    static Listing open(WalkFiles files, List<ObjectHash> roots) throws IOException {
        return new Listing(files.storage(), roots, RootTotals.load(files, roots.size()));
    }

    /** Opens what a walk has left in a corpus; empty if there is nothing. */
    public static Optional<Listing> open(Storage corpus) throws IOException {
        WalkFiles files = new WalkFiles(corpus);
        return files.has(RootTotals.FILE) ? Optional.of(open(files, files.readRoots())) : Optional.empty();
    }

    /** Deletes what walks have left in a corpus, finished or not. */
    public static void delete(Storage corpus) throws IOException {
        new WalkFiles(corpus).delete();
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
        int number = number(root);
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
        SortedFile file = SortedFile.open(storage, WalkFiles.name(FILES, totals.file(number)));
        return new ListedFiles(file.cursor(), key, total(root).rows());
    }
}
