package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.TableCursor;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a walk has found below each root, and in which file of the listing it is.
 *
 * @param starts number of the first root of each file but the first
 */
record RootTotals(List<Total> roots, List<Integer> starts) {

    static final String FILE = "totals";

    /** Enough for one file of the listing: some fifty megabytes. */
    private static final long FILE_ROWS = 1 << 20;

    RootTotals {
        roots = List.copyOf(roots);
        starts = List.copyOf(starts);
    }

    /**
     * One root.
     *
     * @param rows files
     * @param bytes of the files that will be read whole
     * @param rejected why the root cannot be ingested; null if it can
     */
    record Total(long rows, long bytes, @Nullable String rejected) {}

    /**
     * Takes what was counted.
     *
     * @param counts one {@link RootSums} for each root that has files
     * @param rejected why roots were given up, by root
     */
    static RootTotals of(TableCursor counts, SortedMap<Integer, String> rejected, int roots) throws IOException {
        List<Total> totals = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        long inFile = 0;
        boolean more = counts.next();
        for (int root = 0; root < roots; root++) {
            boolean has = more && counts.getInt(0) == root;
            long rows = has ? counts.getLong(RootSums.FIRST) : 0;
            totals.add(new Total(rows, has ? counts.getLong(RootSums.SECOND) : 0, rejected.get(root)));
            if (inFile > 0 && inFile + rows > FILE_ROWS) {
                starts.add(root);
                inFile = 0;
            }
            inFile += rows;
            more = has ? counts.next() : more;
        }
        return new RootTotals(totals, starts);
    }

    /** The file that a root is in. */
    int file(int root) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) <= root) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void save(WalkFiles files) throws IOException {
        files.write(FILE, out -> {
            out.writeInt(starts.size());
            for (int start : starts) {
                out.writeInt(start);
            }
            for (Total total : roots) {
                String rejected = total.rejected();
                out.writeLong(total.rows());
                out.writeLong(total.bytes());
                out.writeUTF(rejected == null ? "" : rejected);
            }
        });
    }

    static RootTotals load(WalkFiles files, int roots) throws IOException {
        DataInputStream in = files.read(FILE);
        List<Integer> starts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            starts.add(in.readInt());
        }
        List<Total> totals = new ArrayList<>();
        for (int i = 0; i < roots; i++) {
            long rows = in.readLong();
            long bytes = in.readLong();
            String rejected = in.readUTF();
            totals.add(new Total(rows, bytes, rejected.isEmpty() ? null : rejected));
        }
        return new RootTotals(totals, starts);
    }
}
