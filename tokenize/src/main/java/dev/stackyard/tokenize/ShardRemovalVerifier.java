package dev.stackyard.tokenize;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.removal.ErasedRow;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Proves that nothing removed is left in the shards: no row of the provenance is one that was removed or must stay out, and
 * every token belongs to a row of the provenance, or is a control token, a path or a name of one ({@link DocumentGaps}).
 * Changes nothing.
 */
public final class ShardRemovalVerifier {

    private static final List<Column<?>> COLUMNS = List.of(
            FilesLayer.REPO_NAME,
            FilesLayer.REPO_URL,
            FilesLayer.REVISION_ID,
            FilesLayer.DIRECTORY_ID,
            FilesLayer.CONTENT_ID,
            FilesLayer.STUB);

    private final Storage storage;
    private final Manifest manifest;
    private final Removals removals;
    private final Consumer<String> problems;
    /** Removed rows by what their segments' identifiers have of them: content, origin, anchor. */
    private final Set<String> removedRows = new HashSet<>();

    private final Set<String> repositories = new HashSet<>();

    private ShardRemovalVerifier(Storage storage, Manifest manifest, Removals removals, Consumer<String> problems) {
        this.storage = storage;
        this.manifest = manifest;
        this.removals = removals;
        this.problems = problems;
    }

    /**
     * Checks all shards, if there are any and anything was removed.
     *
     * @param problems hears of each thing that is wrong, one line that begins with the file's location
     */
    public static void verify(Corpus corpus, Consumer<String> problems) throws IOException {
        Removals removals = Removals.read(corpus.storage());
        Optional<Manifest> manifest = Manifest.find(corpus.storage());
        if (!removals.isEmpty() && manifest.isPresent()) {
            new ShardRemovalVerifier(corpus.storage(), manifest.get(), removals, problems).run(corpus);
        }
    }

    private void run(Corpus corpus) throws IOException {
        for (PartId part : corpus.parts()) {
            try (RowCursor cursor = corpus.read(part, COLUMNS)) {
                while (cursor.next()) {
                    learn(cursor.row());
                }
            }
        }
        String tokenizerFile = manifest.tokenizer().file();
        Tokenizer tokenizer = Tokenizer.read(storage.location(tokenizerFile), storage.readAll(tokenizerFile));
        DocumentGaps gaps = new DocumentGaps(tokenizer, ControlIds.of(manifest), repositories);
        for (Manifest.Shard shard : manifest.shards()) {
            try {
                check(shard, gaps);
            } catch (CorpusFormatException e) {
                problems.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    private void learn(Row row) {
        repositories.add(row.get(FilesLayer.REPO_NAME));
        if (ErasedRow.STUB.equals(row.find(FilesLayer.STUB))) {
            String revision = row.find(FilesLayer.REVISION_ID);
            String anchor = revision == null ? row.find(FilesLayer.DIRECTORY_ID) : revision;
            removedRows.add(key(row.get(FilesLayer.CONTENT_ID), row.find(FilesLayer.REPO_URL), anchor));
        }
    }

    private static String key(String contentId, @Nullable String origin, @Nullable String anchor) {
        return contentId + ' ' + Objects.requireNonNullElse(anchor, "") + ' ' + Objects.requireNonNullElse(origin, "");
    }

    private void check(Manifest.Shard shard, DocumentGaps gaps) throws IOException {
        String location = storage.location(ShardFiles.inDirectory(shard.bin().file()));
        Map<Integer, List<DocumentGaps.Segment>> documents = new HashMap<>();
        new ProvenanceReader(storage, manifest).forEach(shard, row -> {
            QualifiedSwhid swhid = QualifiedSwhid.parse(row.swhid());
            if (mustStayOut(swhid)) {
                problems.accept(location + ": tokens " + row.firstToken() + " to "
                        + (row.firstToken() + row.tokenCount()) + " are " + swhid.core()
                        + ", which was removed: tokenize again");
            }
            documents
                    .computeIfAbsent(Math.toIntExact(row.document()), number -> new ArrayList<>())
                    .add(new DocumentGaps.Segment(
                            row.firstToken(), row.firstToken() + row.tokenCount(), String.valueOf(swhid.path())));
        });
        try (MegatronReader reader = MegatronReader.open(
                storage,
                ShardFiles.inDirectory(shard.idx().file()),
                ShardFiles.inDirectory(shard.bin().file()))) {
            for (int document = 0; document < reader.documents(); document++) {
                long unclaimed = gaps.firstUnclaimed(reader, document, documents.getOrDefault(document, List.of()));
                if (unclaimed >= 0) {
                    problems.accept(location + ": token " + unclaimed + " of document " + document
                            + " belongs to no row of the provenance: tokenize again");
                }
            }
        }
    }

    private boolean mustStayOut(QualifiedSwhid swhid) {
        String contentId = swhid.core().hash().hex();
        Swhid anchor = swhid.anchor();
        String anchorId = anchor == null ? null : anchor.hash().hex();
        boolean revision = anchor != null && anchor.type() == ObjectType.REVISION;
        return removedRows.contains(key(contentId, swhid.origin(), anchorId))
                || removals.ofContent(contentId).isPresent()
                || removals.ofRepository(
                                "", swhid.origin(), null, revision ? anchorId : null, revision ? null : anchorId)
                        .isPresent();
    }
}
