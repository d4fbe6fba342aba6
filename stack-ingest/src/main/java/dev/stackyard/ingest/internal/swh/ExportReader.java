package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.Stub;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.FileSink;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RepositoryState;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.SourceReader;
import dev.stackyard.ingest.internal.bucket.ContentBucket;
import dev.stackyard.ingest.internal.bucket.Contents;
import dev.stackyard.ingest.internal.bucket.Fetched;
import dev.stackyard.ingest.internal.bucket.Wanted;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One repository of an export: its files as the walk has listed them, with contents from the bucket. */
public final class ExportReader implements SourceReader {

    private final Listing listing;
    private final ContentBucket bucket;
    private final IngestSettings settings;

    public ExportReader(Listing listing, ContentBucket bucket, IngestSettings settings) {
        this.listing = listing;
        this.bucket = bucket;
        this.settings = settings;
    }

    /** Not how a repository of an export is looked at: its state comes from the tables. */
    @Override
    public RepositoryState survey() throws IOException {
        throw new RejectedSourceException("is no longer in the export");
    }

    @Override
    public boolean stillHas(RepositoryState planned) {
        ObjectHash root = planned.directory();
        return root != null && listing.has(root);
    }

    @Override
    public void read(RepositoryState planned, FileSink sink) throws IOException {
        ObjectHash root = Objects.requireNonNull(planned.directory(), "an export states directories");
        try (ListedFiles files = listing.files(root);
                Contents<ListedFile> contents = bucket.fetch(new Requests(files))) {
            for (Optional<Fetched<ListedFile>> next = contents.next(); next.isPresent(); next = contents.next()) {
                ListedFile file = next.get().about();
                sink.accept(new SourceFile(file.path(), file.mode(), file.contentId(), content(file, next.get())));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Only what the archive has and the settings keep is fetched; all other files keep their places. */
    private final class Requests implements Iterator<Wanted<ListedFile>> {

        private final ListedFiles files;

        Requests(ListedFiles files) {
            this.files = files;
        }

        @Override
        public boolean hasNext() {
            return files.hasNext();
        }

        @Override
        public Wanted<ListedFile> next() {
            ListedFile file = files.next();
            ObjectHash sha1 = file.sha1();
            return file.kind() == EntryKind.PRESENT && sha1 != null && !isTooLarge(file)
                    ? new Wanted<>(file, sha1.hex(), file.contentId().hex(), file.length())
                    : Wanted.nothing(file);
        }
    }

    private boolean isTooLarge(ListedFile file) {
        return file.length() >= settings.maxFileBytes();
    }

    private FileContent content(ListedFile file, Fetched<ListedFile> fetched) {
        byte[] bytes = fetched.bytes();
        return switch (fetched.outcome()) {
            case CONTENT -> whole(file, Objects.requireNonNull(bytes));
            case NOTHING -> unfetched(file);
            case MISSING, CORRUPT -> new FileContent.Absent(Stub.MISSING, fetched.problem());
            case TOO_LARGE ->
                new FileContent.Absent(
                        Stub.MISSING,
                        "is longer in the bucket than the " + file.length() + " bytes that the export states");
        };
    }

    /** A content whose bytes are the right ones, whatever length the export states. */
    private FileContent whole(ListedFile file, byte[] bytes) {
        return bytes.length < settings.maxFileBytes()
                ? new FileContent.Whole(bytes)
                : new FileContent.TooLarge(bytes.length, file.sha1());
    }

    private FileContent unfetched(ListedFile file) {
        boolean known = file.kind() == EntryKind.PRESENT || file.kind() == EntryKind.SKIPPED;
        if (known && isTooLarge(file)) {
            @Nullable ObjectHash sha1 = file.sha1();
            return new FileContent.TooLarge(file.length(), sha1);
        }
        return file.kind().absent(file.reason());
    }

    @Override
    public void close() {
        // the listing and the bucket outlive the repository
    }
}
