package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.removal.ErasedRow;
import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.RemovalStore;
import dev.stackyard.corpus.removal.Removals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a corpus that were removed on request, for many questions: they are read once, and only if anything was ever
 * removed. Says of each question what {@link RemovalNotices} says of one. Memory: some 100 bytes a removed row. Immutable.
 */
public final class RemovedRows {

    /** Number of a row's removal if ingest made it a stub: none took it. */
    private static final int BY_INGEST = -1;

    private static final List<Column<String>> OF_REPOSITORY = List.of(
            FilesLayer.REPO_NAME,
            FilesLayer.REPO_URL,
            FilesLayer.SNAPSHOT_ID,
            FilesLayer.REVISION_ID,
            FilesLayer.DIRECTORY_ID);

    private final Removals removals;
    private final Map<String, List<Removed>> byContent = new HashMap<>();
    private final Map<List<@Nullable String>, Map<Integer, Long>> byRepository = new HashMap<>();

    /**
     * Rows of one content.
     *
     * @param repository values of {@link #OF_REPOSITORY}
     * @param removal number of the removal, or {@link #BY_INGEST}
     */
    private record Removed(List<@Nullable String> repository, int removal) {}

    private RemovedRows(Removals removals) {
        this.removals = removals;
    }

    public static RemovedRows read(Corpus corpus) throws IOException {
        RemovedRows removed = new RemovedRows(Removals.read(corpus.storage()));
        if (!removed.removals.isEmpty()) {
            List<Map<PartId, BitSet>> taken = taken(corpus, removed.removals.records());
            for (PartId part : corpus.parts()) {
                removed.read(corpus, part, taken);
            }
        }
        return removed;
    }

    /** The rows that each removal took. */
    private static List<Map<PartId, BitSet>> taken(Corpus corpus, List<RemovalRecord> records) throws IOException {
        RemovalStore store = new RemovalStore(corpus.storage());
        List<Map<PartId, BitSet>> taken = new ArrayList<>();
        for (RemovalRecord record : records) {
            Map<PartId, BitSet> rows = new HashMap<>();
            store.forEachRow(record, row -> rows.computeIfAbsent(row.part(), part -> new BitSet())
                    .set((int) row.index()));
            taken.add(rows);
        }
        return taken;
    }

    private void read(Corpus corpus, PartId part, List<Map<PartId, BitSet>> taken) throws IOException {
        List<Column<?>> columns = new ArrayList<>(OF_REPOSITORY);
        columns.add(FilesLayer.CONTENT_ID);
        columns.add(FilesLayer.STUB);
        List<@Nullable String> repository = List.of();
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                Row row = cursor.row();
                if (ErasedRow.STUB.equals(row.find(FilesLayer.STUB))) {
                    List<@Nullable String> own = repository(row);
                    repository = own.equals(repository) ? repository : own;
                    add(row.get(FilesLayer.CONTENT_ID), repository, removals(part, (int) row.index(), taken));
                }
            }
        }
    }

    private static List<@Nullable String> repository(Row row) {
        List<@Nullable String> values = new ArrayList<>();
        OF_REPOSITORY.forEach(column -> values.add(row.find(column)));
        return values;
    }

    private static List<Integer> removals(PartId part, int row, List<Map<PartId, BitSet>> taken) {
        List<Integer> numbers = new ArrayList<>(1);
        for (int i = 0; i < taken.size(); i++) {
            BitSet rows = taken.get(i).get(part);
            if (rows != null && rows.get(row)) {
                numbers.add(i);
            }
        }
        return numbers.isEmpty() ? List.of(BY_INGEST) : numbers;
    }

    private void add(String contentId, List<@Nullable String> repository, List<Integer> numbers) {
        for (int number : numbers) {
            byContent.computeIfAbsent(contentId, id -> new ArrayList<>(1)).add(new Removed(repository, number));
            byRepository.computeIfAbsent(repository, id -> new HashMap<>()).merge(number, 1L, Long::sum);
        }
    }

    /**
     * What is to be told of a question, oldest removal first.
     *
     * @param answered whether rows were found that are still there; if not, also what must stay out is told
     */
    public List<RemovalNotice> of(RowQuery query, boolean answered) {
        if (removals.isEmpty()) {
            return List.of();
        }
        Map<Integer, Long> counts = query.meansRemoved() ? counts(query) : Map.of();
        List<RemovalNotice> notices = new ArrayList<>();
        for (RemovalRecord record : removals.records()) {
            Long rows = counts.get(record.number());
            if (rows != null) {
                notices.add(RemovalNotice.of(record, rows));
            }
        }
        Long byIngest = counts.get(BY_INGEST);
        if (notices.isEmpty() && byIngest != null) {
            notices.add(
                    RemovalNotice.of(removals.records().get(removals.records().size() - 1), byIngest));
        }
        return notices.isEmpty() && !answered ? RemovalNotices.standing(removals, query) : notices;
    }

    private Map<Integer, Long> counts(RowQuery query) {
        Map<Integer, Long> counts = new HashMap<>();
        @Nullable String content = query.wanted(FilesLayer.CONTENT_ID);
        if (content == null) {
            byRepository.forEach((repository, rows) -> {
                if (matches(query, repository)) {
                    rows.forEach((number, count) -> counts.merge(number, count, Long::sum));
                }
            });
            return counts;
        }
        for (Removed row : byContent.getOrDefault(content, List.of())) {
            if (matches(query, row.repository())) {
                counts.merge(row.removal(), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** Whether what a query asks of the repository holds. */
    private static boolean matches(RowQuery query, List<@Nullable String> repository) {
        for (RowQuery.Condition condition : query.conditions()) {
            int column = OF_REPOSITORY.indexOf(condition.column());
            if (column >= 0) {
                @Nullable String value = repository.get(column);
                if (value == null || !condition.accepts(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
