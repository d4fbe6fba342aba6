package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.internal.ContentHasher;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.PartTally;
import dev.stackyard.ingest.internal.PlanEntry;
import dev.stackyard.ingest.internal.PlanStore;
import dev.stackyard.ingest.internal.Refusals;
import dev.stackyard.ingest.internal.RowOrder;
import dev.stackyard.ingest.internal.RowWriter;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.bucket.ContentBucket;
import dev.stackyard.ingest.internal.bucket.Contents;
import dev.stackyard.ingest.internal.bucket.Fetched;
import dev.stackyard.ingest.internal.bucket.Wanted;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the layers of one part: {@code files} and {@code contents}, and {@code published} beside them. Thread-safe. */
final class PublishedPartWriter {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
    private static final int PROGRESS_ROWS = 256;

    private final Corpus corpus;
    private final PlanStore store;
    private final @Nullable ContentBucket bucket;

    /** @param bucket has the contents; null if they are in the dataset */
    PublishedPartWriter(Corpus corpus, PlanStore store, @Nullable ContentBucket bucket) {
        this.corpus = corpus;
        this.store = store;
        this.bucket = bucket;
    }

    /** Whether a part's layers are there and made by this plan. */
    boolean isDone(PartId id, LayerStamp stamp) throws IOException {
        for (String layer : List.of(ContentsLayer.NAME, PublishedLayer.NAME, FilesLayer.NAME)) {
            if (corpus.stamp(layer, id).filter(stamp::equals).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes a part.
     *
     * @param repositories each with its rows, in any order; sorted here
     */
    void write(
            PublishedPlan plan,
            PartId id,
            LayerStamp stamp,
            List<List<PublishedRow>> repositories,
            InlineContents inline,
            List<RepositoryProblem> problems,
            Progress.Task task)
            throws IOException {
        PartTally tally = new PartTally();
        Refusals refusals = new Refusals(Removals.read(corpus.storage()));
        List<RepositoryProblem> all = new ArrayList<>(problems);
        List<PublishedRow> rows = ordered(repositories, all);
        all.stream()
                .filter(problem -> refusals.reason(problem.repository()).isEmpty())
                .forEach(problem -> tally.problem(problem.line()));
        try (LayerWriter files = corpus.write(id, FilesLayer.SCHEMA, stamp);
                LayerWriter contents = corpus.write(id, ContentsLayer.SCHEMA, stamp);
                LayerWriter published = corpus.write(id, PublishedLayer.SCHEMA, stamp)) {
            Appender appender = new Appender(new RowWriter(files, contents, tally, refusals), published, task);
            if (bucket == null) {
                appendInline(rows, inline, appender);
            } else {
                appendFetched(rows, bucket, plan.settings().maxFileBytes(), appender);
            }
            appender.flush();
            store.save(id, tally.report(id, repositories.size()));
            contents.commit();
            published.commit();
            files.commit();
        }
    }

    /** All rows in row order; of rows with the same path the first stays, and the others are told. */
    private static List<PublishedRow> ordered(List<List<PublishedRow>> repositories, List<RepositoryProblem> problems) {
        List<PublishedRow> ordered = new ArrayList<>();
        for (List<PublishedRow> repository : repositories) {
            List<PublishedRow> sorted = new ArrayList<>(repository);
            RowOrder.sort(sorted, PublishedRow::path);
            PublishedRow before = null;
            for (PublishedRow row : sorted) {
                if (before != null && Arrays.equals(before.path(), row.path())) {
                    String path = new String(row.path(), StandardCharsets.UTF_8);
                    problems.add(new RepositoryProblem(
                            row.repository(), ":/" + path + ": is listed twice; the first is kept"));
                } else {
                    ordered.add(row);
                    before = row;
                }
            }
        }
        return ordered;
    }

    private static void appendInline(List<PublishedRow> rows, InlineContents inline, Appender appender)
            throws IOException {
        ContentHasher hasher = new ContentHasher();
        for (PublishedRow row : rows) {
            InlineContents.Place place = row.content();
            byte[] bytes = place == null ? null : inline.read(place);
            ObjectHash id = bytes == null ? ObjectHash.ZERO : ObjectHash.parse(hasher.gitBlobId(ByteSlice.of(bytes)));
            FileContent content = bytes == null
                    ? new FileContent.Absent(Stub.MISSING, "has no content in the dataset")
                    : new FileContent.Whole(bytes);
            appender.append(row, id, content);
        }
    }

    private static void appendFetched(
            List<PublishedRow> rows, ContentBucket bucket, long maxFileBytes, Appender appender) throws IOException {
        Iterator<Wanted<PublishedRow>> wanted =
                rows.stream().map(row -> wanted(row, maxFileBytes)).iterator();
        try (Contents<PublishedRow> contents = bucket.fetch(wanted)) {
            for (Optional<Fetched<PublishedRow>> next = contents.next(); next.isPresent(); next = contents.next()) {
                Fetched<PublishedRow> fetched = next.get();
                PublishedRow row = fetched.about();
                appender.append(row, contentId(row, fetched), content(row, fetched));
            }
        }
    }

    private static Wanted<PublishedRow> wanted(PublishedRow row, long maxFileBytes) {
        PublishedFacts facts = row.facts();
        long length = Objects.requireNonNullElse(facts.lengthBytes(), -1L);
        String contentId = facts.contentId();
        return length >= maxFileBytes || facts.blobId() == null
                ? Wanted.nothing(row)
                : new Wanted<>(row, facts.blobId(), isHash(contentId) ? contentId : null, length);
    }

    private static boolean isHash(@Nullable String text) {
        return text != null && HASH.matcher(text).matches();
    }

    private static ObjectHash contentId(PublishedRow row, Fetched<PublishedRow> fetched) {
        String stated = row.facts().contentId();
        if (stated != null && isHash(stated)) {
            return ObjectHash.parse(stated);
        }
        byte[] bytes = fetched.bytes();
        return bytes == null ? ObjectHash.ZERO : ObjectHash.parse(new ContentHasher().gitBlobId(ByteSlice.of(bytes)));
    }

    private static FileContent content(PublishedRow row, Fetched<PublishedRow> fetched) {
        String blobId = row.facts().blobId();
        long length = Objects.requireNonNullElse(row.facts().lengthBytes(), 0L);
        return switch (fetched.outcome()) {
            case CONTENT -> new FileContent.Whole(Objects.requireNonNull(fetched.bytes()));
            case MISSING, CORRUPT -> new FileContent.Absent(Stub.MISSING, fetched.problem());
            case TOO_LARGE -> tooLarge(length, blobId);
            case NOTHING ->
                blobId == null
                        ? new FileContent.Absent(Stub.MISSING, "has no blob_id in the dataset")
                        : tooLarge(length, blobId);
        };
    }

    private static FileContent tooLarge(long length, @Nullable String blobId) {
        return new FileContent.TooLarge(length, blobId != null && isHash(blobId) ? ObjectHash.parse(blobId) : null);
    }

    /** Writes rows to all three layers. */
    private static final class Appender {

        private final RowWriter rows;
        private final LayerWriter published;
        private final Progress.Task task;
        private @Nullable PlanEntry repository;
        private RowWriter.@Nullable Instants times;
        private long untoldRows;
        private long untoldBytes;

        Appender(RowWriter rows, LayerWriter published, Progress.Task task) {
            this.rows = rows;
            this.published = published;
            this.task = task;
        }

        void append(PublishedRow row, ObjectHash contentId, FileContent content) throws IOException {
            if (row.repository() != repository || times == null) {
                repository = row.repository();
                times = RowWriter.Instants.of(row.repository());
            }
            SourceFile file = new SourceFile(row.path(), SourceFile.FILE, contentId, content);
            boolean refused = rows.write(row.repository(), times, file);
            if (!refused) {
                row.facts().set(published.row());
            }
            published.append();
            untoldRows++;
            untoldBytes += content instanceof FileContent.Whole whole ? whole.bytes().length : 0;
            if (untoldRows == PROGRESS_ROWS) {
                flush();
            }
        }

        void flush() {
            task.advance(untoldRows, untoldBytes);
            untoldRows = 0;
            untoldBytes = 0;
        }
    }
}
