package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.removal.ErasedRow;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the rows that a query means by reading the columns it asks about, parts in parallel. */
public final class RowFinder {

    /**
     * @param total how many rows match
     * @param byRepository how many of them each repository has
     * @param first the first of them, in order
     * @param removed rows besides that matched and were removed on request
     */
    public record Found(
            long total,
            SortedMap<String, Long> byRepository,
            TreeSet<RowAddress> first,
            SortedMap<PartId, BitSet> removed) {}

    private final RowQuery query;
    private final int limit;
    private final TreeSet<RowAddress> first = new TreeSet<>();
    private final SortedMap<String, Long> byRepository = new TreeMap<>();
    private final SortedMap<PartId, BitSet> removed = new TreeMap<>();
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
        return new Found(finder.total, finder.byRepository, finder.first, finder.removed);
    }

    private void search(Corpus corpus, PartId part) throws IOException {
        Set<Column<?>> columns = new LinkedHashSet<>(query.columns());
        columns.add(FilesLayer.REPO_NAME);
        columns.add(FilesLayer.STUB);
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                if (ErasedRow.STUB.equals(cursor.row().find(FilesLayer.STUB))) {
                    if (query.matchesRemoved(cursor.row())) {
                        addRemoved(part, cursor.row().index());
                    }
                } else if (query.matches(cursor.row())) {
                    add(new RowAddress(part, cursor.row().index()), cursor.row().get(FilesLayer.REPO_NAME));
                }
            }
        }
    }

    private synchronized void addRemoved(PartId part, long row) {
        removed.computeIfAbsent(part, any -> new BitSet()).set((int) row);
    }

    private synchronized void add(RowAddress address, String repository) {
        total++;
        byRepository.merge(repository, 1L, Long::sum);
        first.add(address);
        if (first.size() > limit) {
            first.pollLast();
        }
    }
}
