package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.optout.RowOptOuts;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Proves that nothing removed is left in any layer: every row of every removal is erased, and no other row is of a removed
 * repository or has a refused content. Changes nothing.
 */
public final class RemovalVerifier {

    private static final String AGAIN = ": ask for the same removal again";

    private final Corpus corpus;
    private final Removals removals;
    private final SortedMap<PartId, BitSet> rows;
    private final Consumer<String> problems;

    private RemovalVerifier(
            Corpus corpus, Removals removals, SortedMap<PartId, BitSet> rows, Consumer<String> problems) {
        this.corpus = corpus;
        this.removals = removals;
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * Checks all layers.
     *
     * @param problems hears of each thing that is wrong, one line that begins with the file's location
     * @return removed rows that were looked at
     */
    public static long verify(Corpus corpus, Consumer<String> problems) throws IOException {
        Removals removals = Removals.read(corpus.storage());
        if (removals.isEmpty()) {
            return 0;
        }
        RemovalStore store = new RemovalStore(corpus.storage());
        store.pending().ifPresent(record -> problems.accept(unfinished(corpus, record)));
        SortedMap<PartId, BitSet> rows = new TreeMap<>();
        for (RemovalRecord record : removals.records()) {
            store.forEachRow(record, row -> rows.computeIfAbsent(row.part(), part -> new BitSet())
                    .set(Math.toIntExact(row.index())));
        }
        return new RemovalVerifier(corpus, removals, rows, problems).run();
    }

    private static String unfinished(Corpus corpus, RemovalRecord record) {
        return corpus.storage().location() + ": removal " + record.number()
                + " is not finished: run stackyard remove --corpus "
                + corpus.storage().location();
    }

    private long run() throws IOException {
        long checked = 0;
        for (PartId part : corpus.parts()) {
            try {
                checkAll(part);
                BitSet erased = rows.getOrDefault(part, new BitSet());
                if (!erased.isEmpty()) {
                    checkErased(part, erased);
                }
                checked += erased.cardinality();
            } catch (CorpusFormatException | UserException e) {
                problems.accept(String.valueOf(e.getMessage()));
            }
        }
        return checked;
    }

    /** Looks for rows that nobody may bring back. */
    private void checkAll(PartId part) throws IOException {
        Set<Column<?>> columns = new LinkedHashSet<>(RowOptOuts.columns());
        columns.add(FilesLayer.STUB);
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                Row row = cursor.row();
                if (!ErasedRow.STUB.equals(row.find(FilesLayer.STUB))) {
                    mustStayOut(row)
                            .ifPresent(record -> problem(
                                    FilesLayer.NAME,
                                    row,
                                    "is under removal " + record.number() + " and is here" + AGAIN));
                }
            }
        }
    }

    private Optional<RemovalRecord> mustStayOut(Row row) {
        return removals.ofContent(row.get(FilesLayer.CONTENT_ID))
                .or(() -> removals.ofRepository(
                        row.get(FilesLayer.REPO_NAME),
                        row.find(FilesLayer.REPO_URL),
                        row.find(FilesLayer.SNAPSHOT_ID),
                        row.find(FilesLayer.REVISION_ID),
                        row.find(FilesLayer.DIRECTORY_ID)))
                .or(() -> removals.ofKind(row.get(FilesLayer.REPO_NAME), row.get(FilesLayer.KIND)));
    }

    /** Looks at removed rows: nothing that is text, or made of it, may be left. */
    private void checkErased(PartId part, BitSet erased) throws IOException {
        List<Column<?>> columns = TellingColumns.of(corpus, part);
        try (RowCursor cursor = corpus.read(part, columns)) {
            for (int row = erased.nextSetBit(0); row >= 0; row = erased.nextSetBit(row + 1)) {
                cursor.skipTo(row);
                cursor.next();
                columns.forEach(column -> checkErased(cursor.row(), column));
            }
        }
    }

    private void checkErased(Row row, Column<?> column) {
        if (!TellingColumns.isErased(row, column)) {
            problem(column.layer(), row, "was removed and still has its " + column.name() + AGAIN);
        }
    }

    private void problem(String layer, Row row, String message) {
        problems.accept(corpus.storage().location(Corpus.layerFile(layer, row.part())) + ": row " + row.index() + " "
                + message);
    }
}
