package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.PipelineOrder;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Erases removed rows from all layers: their parts' files are written anew with the rows as {@link ErasedRow} says, all
 * other rows, their number and their order as they were. Also what the layer {@code duplicates} tells of a removed row in
 * the rows that were dropped in its favour.
 *
 * <p>Of a part, {@code files} comes last: as long as it does not call the rows removed, the part is done again. A rewritten
 * file keeps its stamp, so that nothing made from it becomes stale.
 */
public final class LayerErasure {

    /** What is said instead of which file was kept. */
    private static final String KEPT_WAS_REMOVED = "the file that was kept instead has been removed";

    private final Corpus corpus;
    private final SortedMap<PartId, BitSet> rows = new TreeMap<>();
    private final Set<String> contents = new HashSet<>();
    /** Repository and content of each removed row, as {@link #key}. */
    private final Set<String> keys = Collections.synchronizedSet(new HashSet<>());

    private final Set<String> rewritten = Collections.synchronizedSet(new TreeSet<>());

    /** Whether the removal was carried out to its end before. */
    private final boolean finished;

    private LayerErasure(Corpus corpus, boolean finished) {
        this.corpus = corpus;
        this.finished = finished;
    }

    /**
     * Carries a removal out, parts in parallel. What was done before is not done again.
     *
     * @return names of the files that this call has rewritten, sorted
     */
    public static Set<String> apply(Corpus corpus, RemovalRecord record, int threads, Progress progress)
            throws IOException {
        RemovalStore store = new RemovalStore(corpus.storage());
        LayerErasure erasure = new LayerErasure(corpus, store.isFinished(record));
        store.forEachRow(record, erasure::add);
        erasure.run(threads, progress);
        return erasure.rewritten;
    }

    private void add(RemovedRow row) {
        rows.computeIfAbsent(row.part(), part -> new BitSet()).set(Math.toIntExact(row.index()));
        contents.add(row.contentId());
    }

    private void run(int threads, Progress progress) throws IOException {
        List<PartId> parts = List.copyOf(rows.keySet());
        try (WorkerPool pool = new WorkerPool(threads);
                Progress.Task task = progress.begin("erase", parts.size())) {
            pool.forEach(parts, part -> {
                erasePart(part, rows.getOrDefault(part, new BitSet()));
                task.advance(1, 0);
            });
            pool.forEach(corpus.parts(DuplicatesLayer.NAME), this::forgetKept);
        }
        if (!finished || !rewritten.isEmpty()) {
            CorpusJournal.read(corpus).recordRewritten(corpus, touched());
        }
    }

    /** All files that this removal may have rewritten, in this run or in one before that was cut off. */
    private Set<String> touched() throws IOException {
        Set<String> touched = new TreeSet<>();
        for (String layer : corpus.layers()) {
            boolean all = layer.equals(DuplicatesLayer.NAME);
            for (PartId part : all ? corpus.parts() : rows.keySet()) {
                touched.add(Corpus.layerFile(layer, part));
            }
        }
        return touched;
    }

    private void erasePart(PartId part, BitSet erased) throws IOException {
        if (isErased(part, erased)) {
            return;
        }
        List<String> layers = new ArrayList<>(corpus.layers());
        layers.sort(PipelineOrder.COMPARATOR.reversed());
        for (String layer : layers) {
            if (corpus.stamp(layer, part).isPresent()) {
                LayerRewriter.rewrite(corpus, layer, part, (before, schema, copy) -> {
                    if (erased.get((int) before.index())) {
                        erase(schema, copy);
                    }
                });
                rewritten.add(Corpus.layerFile(layer, part));
            }
        }
    }

    /** Whether the part is done; remembers whose rows they are, which no erasure changes. */
    private boolean isErased(PartId part, BitSet erased) throws IOException {
        boolean calledRemoved = true;
        try (RowCursor cursor =
                corpus.read(part, List.of(FilesLayer.REPO_NAME, FilesLayer.CONTENT_ID, FilesLayer.STUB))) {
            for (int row = erased.nextSetBit(0); row >= 0; row = erased.nextSetBit(row + 1)) {
                cursor.skipTo(row);
                cursor.next();
                Row found = cursor.row();
                calledRemoved &= ErasedRow.STUB.equals(found.find(FilesLayer.STUB));
                keys.add(key(found.get(FilesLayer.REPO_NAME), found.get(FilesLayer.CONTENT_ID)));
            }
        }
        return calledRemoved && isEmpty(part, erased);
    }

    /** Whether nothing is left of rows that are called removed; somebody may have restored a file from a backup. */
    private boolean isEmpty(PartId part, BitSet erased) throws IOException {
        List<Column<?>> columns = TellingColumns.of(corpus, part);
        try (RowCursor cursor = corpus.read(part, columns)) {
            for (int row = erased.nextSetBit(0); row >= 0; row = erased.nextSetBit(row + 1)) {
                cursor.skipTo(row);
                cursor.next();
                for (Column<?> column : columns) {
                    if (!TellingColumns.isErased(cursor.row(), column)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static String key(String repository, String contentId) {
        return contentId + " " + repository;
    }

    private static void erase(LayerSchema schema, RowBuilder copy) {
        if (schema.layer().equals(FilesLayer.NAME)) {
            ErasedRow.erase(copy);
            return;
        }
        for (Column<?> column : schema.columns()) {
            blank(column, copy);
        }
    }

    @SuppressWarnings("unchecked") // the blank value is made for the column's type
    private static <T> void blank(Column<T> column, RowBuilder row) {
        row.set(column, (T) ErasedRow.blank(column));
    }

    /** Takes name and path of removed rows out of the rows that were dropped in their favour. */
    private void forgetKept(PartId part) throws IOException {
        if (tellsOfRemoved(part)) {
            LayerRewriter.rewrite(corpus, DuplicatesLayer.NAME, part, (before, schema, copy) -> {
                if (keptIsRemoved(before)) {
                    copy.set(DuplicatesLayer.KEPT_REPO_NAME, null)
                            .set(DuplicatesLayer.KEPT_PATH, null)
                            .set(LayerSchema.dropEvidence(DuplicatesLayer.NAME), KEPT_WAS_REMOVED);
                }
            });
            rewritten.add(Corpus.layerFile(DuplicatesLayer.NAME, part));
        }
    }

    private boolean tellsOfRemoved(PartId part) throws IOException {
        List<Column<?>> columns = List.of(DuplicatesLayer.KEPT_CONTENT_ID, DuplicatesLayer.KEPT_REPO_NAME);
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                if (keptIsRemoved(cursor.row())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean keptIsRemoved(Row row) {
        String content = row.find(DuplicatesLayer.KEPT_CONTENT_ID);
        String repository = row.find(DuplicatesLayer.KEPT_REPO_NAME);
        return content != null
                && repository != null
                && contents.contains(content)
                && keys.contains(key(repository, content));
    }
}
