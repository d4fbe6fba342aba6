package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.removal.ErasedRow;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the files of one part's repositories into rows of the {@code files} and {@code contents} layers. */
public final class RowWriter {

    private final LayerWriter files;
    private final LayerWriter contents;
    private final PartTally tally;
    private final Refusals refusals;
    private final TextClassifier classifier = new TextClassifier();
    private final MessageDigest sha1 = sha1();

    public RowWriter(LayerWriter files, LayerWriter contents, PartTally tally, Refusals refusals) {
        this.files = files;
        this.contents = contents;
        this.tally = tally;
        this.refusals = refusals;
    }

    /**
     * What a row says about its bytes.
     *
     * @param kept the bytes, if they are kept
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Finding(
            long length,
            @Nullable String blobId,
            @Nullable String charset,
            @Nullable Stub stub,
            byte @Nullable [] kept) {

        static final Finding REMOVED = new Finding(0, null, null, Stub.REMOVED, null);
    }

    /**
     * Appends a row of a file, of the kind that its path says.
     *
     * @return whether it is the stub of a row whose removal was requested, of which nothing may be kept elsewhere either
     */
    public boolean write(PlanEntry repository, Instants times, SourceFile file) throws IOException {
        return write(
                repository, times, RowKind.ofPath(new String(file.path(), StandardCharsets.UTF_8)), file, this::find);
    }

    /**
     * Appends a row whose content is not the file's bytes but text made of them. Its identifiers are the file's.
     *
     * @param text what is kept; null if nothing could be made
     * @param problem why, for the user; null if nothing is wrong
     */
    public void writeText(
            PlanEntry repository,
            Instants times,
            RowKind kind,
            SourceFile file,
            @Nullable String text,
            @Nullable String problem)
            throws IOException {
        byte[] kept = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        boolean refused = write(repository, times, kind, file, original -> {
            Finding found = find(original);
            boolean unseen = found.stub() != null && found.stub() != Stub.BINARY && found.stub() != Stub.UNDECODABLE;
            return unseen
                    ? found
                    : new Finding(
                            found.length(),
                            found.blobId(),
                            kept == null ? null : StandardCharsets.UTF_8.name(),
                            kept == null ? Stub.UNDECODABLE : null,
                            kept);
        });
        if (problem != null && !refused) {
            problem(repository, new String(file.path(), StandardCharsets.UTF_8), problem);
        }
    }

    /** Appends a row of a kind that its path does not say. */
    public void write(PlanEntry repository, Instants times, RowKind kind, SourceFile file) throws IOException {
        write(repository, times, kind, file, this::find);
    }

    /**
     * Notes what the user should know of a file.
     *
     * @param path from the source's root
     */
    public void problem(PlanEntry repository, String path, String problem) {
        tally.problem(repository.repoName() + ":/" + path + ": " + problem);
    }

    private boolean write(
            PlanEntry repository,
            Instants times,
            RowKind rowKind,
            SourceFile file,
            Function<SourceFile, Finding> finder)
            throws IOException {
        String path = '/' + new String(file.path(), StandardCharsets.UTF_8);
        String kind = rowKind.columnValue();
        boolean refused = refusals.refuses(repository, kind, file.contentId().hex());
        Finding finding = refused ? Finding.REMOVED : finder.apply(file);
        Stub stub = finding.stub();
        setRepository(repository, times, files.row())
                .set(FilesLayer.KIND, kind)
                .set(FilesLayer.PATH, path)
                .set(FilesLayer.EXTENSION, extension(path))
                .set(FilesLayer.CONTENT_ID, file.contentId().hex())
                .set(FilesLayer.BLOB_ID, finding.blobId())
                .set(FilesLayer.LENGTH_BYTES, finding.length())
                .set(FilesLayer.MODE, String.format(Locale.ROOT, "%06o", file.mode()))
                .set(FilesLayer.SRC_ENCODING, finding.charset())
                .set(FilesLayer.STUB, stub == null ? null : stub.columnValue());
        if (refused) {
            ErasedRow.erase(files.row());
        }
        files.append();
        byte[] kept = finding.kept();
        contents.row().set(ContentsLayer.CONTENT, kept == null ? null : ByteSlice.of(kept));
        contents.append();
        tally.row(stub, finding.charset(), kept == null ? 0 : kept.length);
        if (!refused && file.content() instanceof FileContent.Absent absent && absent.problem() != null) {
            tally.problem(repository.repoName() + ":" + path + ": " + absent.problem());
        }
        return refused;
    }

    /** The times of a repository, parsed once. */
    public record Instants(
            @Nullable Instant visit,
            @Nullable Instant revision,
            @Nullable Instant committer) {

        public static Instants of(PlanEntry entry) {
            return new Instants(
                    PlanEntry.instant(entry.visitDate()),
                    PlanEntry.instant(entry.revisionDate()),
                    PlanEntry.instant(entry.committerDate()));
        }
    }

    private static RowBuilder setRepository(PlanEntry repository, Instants times, RowBuilder row) {
        return row.set(FilesLayer.REPO_NAME, repository.repoName())
                .set(FilesLayer.REPO_URL, repository.repoUrl())
                .set(FilesLayer.SNAPSHOT_ID, repository.snapshotId())
                .set(FilesLayer.REVISION_ID, repository.revisionId())
                .set(FilesLayer.DIRECTORY_ID, repository.directoryId())
                .set(FilesLayer.BRANCH_NAME, repository.branchName())
                .set(FilesLayer.VISIT_DATE, times.visit())
                .set(FilesLayer.REVISION_DATE, times.revision())
                .set(FilesLayer.COMMITTER_DATE, times.committer())
                .set(FilesLayer.GITHUB_ID, repository.githubId())
                .set(FilesLayer.STAR_EVENTS_COUNT, repository.starEventsCount())
                .set(FilesLayer.FORK_EVENTS_COUNT, repository.forkEventsCount())
                .set(FilesLayer.GHA_LICENSE_ID, repository.ghaLicenseId());
    }

    private Finding find(SourceFile file) {
        boolean link = (file.mode() & SourceFile.TYPE) == SourceFile.SYMLINK;
        if (file.content() instanceof FileContent.Whole whole) {
            return find(whole.bytes(), link);
        }
        if (file.content() instanceof FileContent.TooLarge large) {
            ObjectHash blobId = large.blobId();
            String hex = blobId == null ? null : blobId.hex();
            return new Finding(large.length(), hex, null, link ? Stub.SYMLINK : Stub.TOO_LARGE, null);
        }
        if (file.content() instanceof FileContent.Absent absent) {
            return new Finding(0, null, null, absent.stub(), null);
        }
        throw new IllegalStateException("unknown content " + file.content());
    }

    private Finding find(byte[] bytes, boolean link) {
        String blobId = ObjectHash.of(sha1.digest(bytes), 0).hex();
        if (link) {
            return new Finding(bytes.length, blobId, null, Stub.SYMLINK, null);
        }
        TextClassifier.Verdict verdict = classifier.classify(bytes);
        return new Finding(
                bytes.length, blobId, verdict.charset(), verdict.stub(), verdict.stub() == null ? bytes : null);
    }

    /** What follows the last dot of the file name, as {@link FilesLayer#EXTENSION} defines it. */
    static String extension(String path) {
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        return dot < name ? "" : path.substring(dot + 1);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
