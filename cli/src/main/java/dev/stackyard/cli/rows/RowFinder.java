package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Selection;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.removal.ErasedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the rows that a query means by reading the columns it asks about, parts in parallel. */
public final class RowFinder {

    /**
     * @param total how many rows match
     * @param byRepository how many of them each repository has
     * @param first the first of them: kept ones before dropped ones, then in order
     * @param removed rows besides that matched and were removed on request
     */
    public record Found(
            long total,
            SortedMap<String, Long> byRepository,
            TreeSet<RowAddress> first,
            SortedMap<PartId, BitSet> removed) {}

    /**
     * Rows among which to look.
     *
     * @param pathPrefixes their path must begin with one of these
     */
    record Candidates(PartId part, long firstRow, long rowCount, Set<String> pathPrefixes) {

        boolean has(String path) {
            for (String prefix : pathPrefixes) {
                if (path.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final RowQuery query;
    private final int limit;
    private final TreeSet<Ranked> first = new TreeSet<>();
    private final SortedMap<String, Long> byRepository = new TreeMap<>();
    private final SortedMap<PartId, BitSet> removed = new TreeMap<>();
    private long total;

    /** A row in the order in which rows are shown. */
    private record Ranked(boolean dropped, RowAddress address) implements Comparable<Ranked> {

        @Override
        public int compareTo(Ranked other) {
            int order = Boolean.compare(dropped, other.dropped);
            return order == 0 ? address.compareTo(other.address) : order;
        }
    }

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
        return finder.found();
    }

    private Found found() {
        TreeSet<RowAddress> addresses = new TreeSet<>();
        first.forEach(ranked -> addresses.add(ranked.address()));
        return new Found(total, byRepository, addresses, removed);
    }

    /** The same among some rows only. */
    static Found find(Corpus corpus, RowQuery query, Collection<Candidates> among, int limit, int threads)
            throws IOException {
        RowFinder finder = new RowFinder(query, limit);
        SortedMap<PartId, List<Candidates>> byPart = new TreeMap<>();
        among.forEach(candidates -> byPart.computeIfAbsent(candidates.part(), part -> new ArrayList<>())
                .add(candidates));
        byPart.values().forEach(ofPart -> ofPart.sort(Comparator.comparingLong(Candidates::firstRow)));
        try (WorkerPool pool = new WorkerPool(threads)) {
            pool.forEach(List.copyOf(byPart.values()), ofPart -> finder.search(corpus, ofPart));
        }
        return finder.found();
    }

    private void search(Corpus corpus, PartId part) throws IOException {
        search(corpus, List.of(new Candidates(part, 0, Long.MAX_VALUE, Set.of(""))));
    }

    /** @param candidates of one part, in order, not overlapping */
    private void search(Corpus corpus, List<Candidates> candidates) throws IOException {
        Set<Column<?>> columns = new LinkedHashSet<>(query.columns());
        columns.add(FilesLayer.REPO_NAME);
        columns.add(FilesLayer.PATH);
        columns.add(FilesLayer.STUB);
        PartId part = candidates.get(0).part();
        Selection selection = Selection.of(corpus, part);
        selection.layers().forEach(layer -> columns.add(LayerSchema.drop(layer)));
        try (RowCursor cursor = corpus.read(part, columns)) {
            long next = 0;
            for (Candidates range : candidates) {
                long end =
                        Math.min(cursor.rowCount(), range.firstRow() + Math.min(range.rowCount(), cursor.rowCount()));
                next = Math.max(next, range.firstRow());
                if (next < end) {
                    cursor.skipTo(next);
                }
                for (; next < end && cursor.next(); next++) {
                    Row row = cursor.row();
                    if (ErasedRow.STUB.equals(row.find(FilesLayer.STUB))) {
                        if (query.matchesRemoved(row)) {
                            addRemoved(part, row.index());
                        }
                    } else if (range.has(row.get(FilesLayer.PATH)) && query.matches(row)) {
                        RowAddress address = new RowAddress(part, row.index());
                        add(new Ranked(!selection.keeps(row), address), row.get(FilesLayer.REPO_NAME));
                    }
                }
            }
        }
    }

    private synchronized void addRemoved(PartId part, long row) {
        removed.computeIfAbsent(part, any -> new BitSet()).set((int) row);
    }

    private synchronized void add(Ranked row, String repository) {
        total++;
        byRepository.merge(repository, 1L, Long::sum);
        first.add(row);
        if (first.size() > limit) {
            first.pollLast();
        }
    }
}
