package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.removal.ErasedRow;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a part anew after rows of it have been removed: what its report says, and no message about a removed file. */
public final class Recount {

    private final SortedMap<String, Long> stubs = new TreeMap<>();
    private final SortedMap<String, Long> encodings = new TreeMap<>();
    /** Names of repositories of which a row was removed: a message that begins with one may be about that row. */
    private final Set<String> repositories = new HashSet<>();

    private long contentBytes;

    private Recount() {}

    /** Writes the report of a part anew; does nothing if it has none. */
    public static void of(Corpus corpus, PartId part) throws IOException {
        PlanStore store = new PlanStore(corpus.storage());
        Optional<PartReport> before = store.report(part);
        if (before.isPresent()) {
            Recount recount = new Recount();
            recount.read(corpus, part);
            store.save(part, recount.after(before.get()));
        }
    }

    private void read(Corpus corpus, PartId part) throws IOException {
        try (RowCursor cursor = corpus.read(
                part,
                List.of(FilesLayer.REPO_NAME, FilesLayer.STUB, FilesLayer.SRC_ENCODING, FilesLayer.LENGTH_BYTES))) {
            while (cursor.next()) {
                add(cursor.row());
            }
        }
    }

    private void add(Row row) {
        String stub = row.find(FilesLayer.STUB);
        String charset = row.find(FilesLayer.SRC_ENCODING);
        if (stub == null) {
            contentBytes += row.get(FilesLayer.LENGTH_BYTES);
        } else {
            stubs.merge(stub, 1L, Long::sum);
        }
        if (charset != null) {
            encodings.merge(charset, 1L, Long::sum);
        }
        if (ErasedRow.STUB.equals(stub)) {
            repositories.add(row.get(FilesLayer.REPO_NAME));
        }
    }

    private PartReport after(PartReport before) {
        List<String> messages = before.messages().stream()
                .filter(message -> repositories.stream().noneMatch(name -> message.startsWith(name + ":")))
                .toList();
        long gone = (long) before.messages().size() - messages.size();
        return new PartReport(
                before.part(),
                before.repositories(),
                before.rows(),
                contentBytes,
                stubs,
                encodings,
                before.problems() - gone,
                messages);
    }
}
