package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.util.TreeSet;

/** Finds the rows that a query means by reading the columns it asks about, parts in parallel. */
public final class RowFinder {

    /**
     * @param total how many rows match
     * @param first the first of them, in order
     */
    public record Found(long total, TreeSet<RowAddress> first) {}

    private final RowQuery query;
    private final int limit;
    private final TreeSet<RowAddress> first = new TreeSet<>();
    private long total;

    private RowFinder(RowQuery query, int limit) {
        this.query = query;
        this.limit = limit;
    }

    /** @param limit how many addresses to keep; all matches are counted */
    public static Found find(Corpus corpus, RowQuery query, int limit, int threads) throws IOException {
        RowFinder finder = new RowFinder(query, limit);
        try (WorkerPool pool = new WorkerPool(threads)) {
            pool.forEach(corpus.parts(), part -> finder.search(corpus, part));
        }
        return new Found(finder.total, finder.first);
    }

    private void search(Corpus corpus, PartId part) throws IOException {
        try (RowCursor cursor = corpus.read(part, query.columns())) {
            while (cursor.next()) {
                if (query.matches(cursor.row())) {
                    add(new RowAddress(part, cursor.row().index()));
                }
            }
        }
    }

    private synchronized void add(RowAddress address) {
        total++;
        first.add(address);
        if (first.size() > limit) {
            first.pollLast();
        }
    }
}
