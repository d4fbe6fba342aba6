package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationWriter;
import dev.stackyard.corpus.internal.ContentHasher;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.PartTally;
import dev.stackyard.ingest.internal.PlanEntry;
import dev.stackyard.ingest.internal.PlanStore;
import dev.stackyard.ingest.internal.Refusals;
import dev.stackyard.ingest.internal.RowWriter;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.git.CommitDiff;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the layers of one part of conversations. Thread-safe. */
final class ConversationPartWriter {

    private static final String FORGE = "https://github.com/";

    private final Corpus corpus;
    private final PlanStore store;

    private final Path scratch;

    /** @param scratch directory for temporary files */
    ConversationPartWriter(Corpus corpus, PlanStore store, Path scratch) {
        this.corpus = corpus;
        this.store = store;
        this.scratch = scratch;
    }

    /** Whether a part's layers are there and made by this plan. */
    boolean isDone(ConversationPlan plan, ConversationPlan.Part part) throws IOException {
        LayerStamp stamp = plan.stamp(part);
        return corpus.stamp(ContentsLayer.NAME, part.id()).filter(stamp::equals).isPresent()
                && corpus.stamp(FilesLayer.NAME, part.id())
                        .filter(stamp::equals)
                        .isPresent();
    }

    /** Writes a part. @return its rows */
    long write(ConversationPlan plan, ConversationPlan.Part part, SortedEvents events, Progress.Task task)
            throws IOException {
        LayerStamp stamp = plan.stamp(part);
        PartId id = part.id();
        PartTally tally = new PartTally();
        try (LayerWriter files = corpus.write(id, FilesLayer.SCHEMA, stamp);
                LayerWriter contents = corpus.write(id, ContentsLayer.SCHEMA, stamp);
                BytesCursor records = events.read(part.from(), part.to())) {
            RowWriter rows = new RowWriter(files, contents, tally, new Refusals(Removals.read(corpus.storage())));
            long maxBytes = plan.settings().maxFileBytes();
            String repositories = plan.repositories();
            Mirrors mirrors = repositories == null ? null : new Mirrors(Path.of(repositories), maxBytes, scratch);
            Rows sink = new Rows(rows, maxBytes, mirrors);
            try {
                new ConversationJoin(maxBytes, sink).run(records);
            } finally {
                sink.closeRepository();
            }
            store.save(id, tally.report(id, sink.repositories));
            contents.commit();
            files.commit();
            task.advance(part.records(), sink.bytes);
            return sink.count;
        }
    }

    /** Turns conversations into rows. */
    private static final class Rows implements ConversationJoin.Sink {

        private final RowWriter rows;
        private final long maxBytes;
        private final @Nullable Mirrors mirrors;
        private final ContentHasher hasher = new ContentHasher();
        private @Nullable PlanEntry repository;
        private @Nullable CommitDiff commits;
        private RowWriter.@Nullable Instants times;
        private long repositories;
        private long count;
        private long bytes;

        Rows(RowWriter rows, long maxBytes, @Nullable Mirrors mirrors) {
            this.rows = rows;
            this.maxBytes = maxBytes;
            this.mirrors = mirrors;
        }

        @Override
        public void conversation(RepositoryFacts facts, ConversationBuilder builder) throws IOException {
            PlanEntry entry = repository;
            if (entry == null) {
                entry = entry(facts, builder.repository());
                repository = entry;
                times = RowWriter.Instants.of(entry);
                commits = mirrors == null
                        ? null
                        : mirrors.open(builder.repository()).orElse(null);
                repositories++;
            }
            Conversation conversation = builder.isTooLarge() ? builder.build() : withFiles(builder);
            byte[] json = builder.isTooLarge() ? null : ConversationWriter.write(conversation);
            FileContent content = json == null || json.length >= maxBytes
                    ? new FileContent.TooLarge(json == null ? builder.bytes() : json.length, null)
                    : new FileContent.Whole(json);
            ObjectHash id = json == null ? ObjectHash.ZERO : ObjectHash.parse(hasher.gitBlobId(ByteSlice.of(json)));
            byte[] path = builder.path().getBytes(StandardCharsets.UTF_8);
            rows.write(
                    entry,
                    java.util.Objects.requireNonNull(times),
                    conversation.kind(),
                    new SourceFile(path, SourceFile.FILE, id, content));
            count++;
            bytes += json == null ? 0 : json.length;
        }

        /** What an earlier ingest found of files stays where less is found now. */
        private Conversation withFiles(ConversationBuilder builder) throws IOException {
            Conversation conversation = builder.build();
            if (!builder.isPull()) {
                return conversation;
            }
            Conversation compared = commits == null ? conversation : PullChanges.add(conversation, commits);
            if (compared != conversation
                    && compared.heads().size() >= conversation.heads().size()) {
                return compared;
            }
            return builder.withPatches(conversation);
        }

        @Override
        public void endRepository(RepositoryFacts facts) throws IOException {
            closeRepository();
            repository = null;
        }

        void closeRepository() throws IOException {
            if (commits != null) {
                commits.close();
                commits = null;
            }
        }

        private static PlanEntry entry(RepositoryFacts facts, String name) {
            return new PlanEntry(
                    "conversations",
                    FORGE + name,
                    name,
                    FORGE + name,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    facts.githubId(),
                    facts.starsEver(),
                    facts.forksEver(),
                    facts.licenseEver(),
                    0,
                    0,
                    null,
                    null,
                    List.of());
        }
    }
}
