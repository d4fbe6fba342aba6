package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.RemovalStore;
import dev.stackyard.corpus.removal.Removals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Finds out by which removals rows were taken, or must stay out. */
public final class RemovalNotices {

    private RemovalNotices() {}

    /**
     * What is to be told of removed rows that a query means. Reads the {@code files} layer, but only if anything was ever
     * removed.
     */
    public static List<RemovalNotice> of(Corpus corpus, RowQuery query, int threads) throws IOException {
        if (new RemovalStore(corpus.storage()).records().isEmpty()) {
            return List.of();
        }
        RowFinder.Found found = RowFinder.find(corpus, query, 1, threads);
        List<RemovalNotice> notices = of(corpus.storage(), found.removed());
        return notices.isEmpty() && found.total() == 0 ? standing(corpus.storage(), query) : notices;
    }

    /** The removals that took rows, oldest first. */
    public static List<RemovalNotice> of(Storage storage, Map<PartId, BitSet> rows) throws IOException {
        List<RemovalNotice> notices = new ArrayList<>();
        if (rows.isEmpty()) {
            return notices;
        }
        RemovalStore store = new RemovalStore(storage);
        for (RemovalRecord record : store.records()) {
            AtomicLong taken = new AtomicLong();
            store.forEachRow(record, row -> {
                BitSet asked = rows.get(row.part());
                if (asked != null && asked.get((int) row.index())) {
                    taken.incrementAndGet();
                }
            });
            if (taken.get() > 0) {
                notices.add(RemovalNotice.of(record, taken.get()));
            }
        }
        return notices.isEmpty() ? ofIngest(storage, rows) : notices;
    }

    /** Rows that ingest made stubs, because a removal refused their content. */
    private static List<RemovalNotice> ofIngest(Storage storage, Map<PartId, BitSet> rows) throws IOException {
        long count = rows.values().stream().mapToLong(BitSet::cardinality).sum();
        List<RemovalRecord> records = Removals.read(storage).records();
        return records.isEmpty() ? List.of() : List.of(RemovalNotice.of(records.get(records.size() - 1), count));
    }

    /** The removal by which what a query names must stay out, though no row was found; empty if there is none. */
    public static List<RemovalNotice> standing(Storage storage, RowQuery query) throws IOException {
        return standing(Removals.read(storage), query);
    }

    static List<RemovalNotice> standing(Removals removals, RowQuery query) {
        @Nullable String content = query.wanted(FilesLayer.CONTENT_ID);
        @Nullable String repository = query.wanted(FilesLayer.REPO_NAME);
        Optional<RemovalRecord> record = content == null ? Optional.empty() : removals.ofContent(content);
        return record
                .or(() -> removals.ofRepository(
                        repository == null ? "" : repository,
                        query.wanted(FilesLayer.REPO_URL),
                        query.wanted(FilesLayer.SNAPSHOT_ID),
                        query.wanted(FilesLayer.REVISION_ID),
                        query.wanted(FilesLayer.DIRECTORY_ID)))
                .map(found -> RemovalNotice.of(found, 0))
                .stream()
                .toList();
    }
}
