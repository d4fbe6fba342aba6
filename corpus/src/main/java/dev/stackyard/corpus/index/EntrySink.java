package dev.stackyard.corpus.index;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns one part's rows into records for the index's sorts.
 *
 * <pre>
 * objects        {@link ObjectKey}, part (4), repository in the part (4), row (8, -1 for none), path, licences, licence type,
 *                verdict
 * repositories   part (4), repository in the part (4), first row (8), row count (8), name, URL, snapshot, revision, directory
 * </pre>
 *
 * Used by one thread.
 */
final class EntrySink {

    private static final String ROOT = "/";

    /** What the rows of one repository share; a row with another begins the next repository. */
    record Revision(
            String name,
            @Nullable String url,
            @Nullable String snapshotId,
            @Nullable String revisionId,
            @Nullable String directoryId) {

        @Nullable
        Swhid anchor() {
            return revisionId != null
                    ? new Swhid(ObjectType.REVISION, ObjectHash.parse(revisionId))
                    : directoryId == null ? null : new Swhid(ObjectType.DIRECTORY, ObjectHash.parse(directoryId));
        }
    }

    private final PartId part;
    private final RecordOutput objects;
    private final RecordOutput repositories;
    private final IndexCounts counts;
    private final DirectoryTree tree = new DirectoryTree();
    private final ObjectKey key = new ObjectKey();
    private final RecordBytes record = new RecordBytes();

    private @Nullable Revision current;
    private @Nullable Swhid anchor;
    private int repository = -1;
    private long firstRow;
    private long row;

    EntrySink(PartId part, RecordOutput objects, RecordOutput repositories, IndexCounts counts) {
        this.part = part;
        this.objects = objects;
        this.repositories = repositories;
        this.counts = counts;
    }

    /** Says which repository the next row belongs to. */
    void enter(long rowIndex, Revision revision) throws IOException {
        if (!revision.equals(current)) {
            endRepository(rowIndex);
            current = revision;
            anchor = revision.anchor();
            repository++;
            firstRow = rowIndex;
        }
        row = rowIndex;
    }

    /** Adds the row's file. */
    void file(
            String contentId,
            String path,
            String mode,
            boolean submodule,
            @Nullable List<String> licenses,
            @Nullable String licenseType,
            @Nullable String verdict)
            throws IOException {
        Revision revision = java.util.Objects.requireNonNull(current, "enter comes first");
        ObjectHash hash = ObjectHash.parse(contentId);
        String absolute = path.startsWith(ROOT) ? path : ROOT + path;
        record.clear();
        if (submodule) {
            key.put(record, ObjectType.REVISION, hash);
        } else {
            key.putContent(record, hash, revision.url(), anchor, absolute, ObjectKey.PLACE);
        }
        body(row, absolute).putTexts(licenses).putText(licenseType).putText(verdict);
        add(submodule ? ObjectType.REVISION : ObjectType.CONTENT, hash);
        tree.add(absolute, mode, hash);
    }

    private RecordBytes body(long rowIndex, @Nullable String path) {
        return record.putInt(part.number()).putInt(repository).putLong(rowIndex).putText(path);
    }

    private void add(ObjectType type, ObjectHash hash) throws IOException {
        record.addTo(objects);
        counts.add(type, hash);
    }

    private void object(ObjectType type, @Nullable String hex, @Nullable String path) throws IOException {
        if (hex != null) {
            object(type, ObjectHash.parse(hex), path);
        }
    }

    private void object(ObjectType type, ObjectHash hash, @Nullable String path) throws IOException {
        key.put(record.clear(), type, hash);
        body(-1, path).putTexts(null).putText(null).putText(null);
        add(type, hash);
    }

    private void endRepository(long nextRow) throws IOException {
        Revision ended = current;
        if (ended == null) {
            return;
        }
        record.clear()
                .putInt(part.number())
                .putInt(repository)
                .putLong(firstRow)
                .putLong(nextRow - firstRow)
                .putText(ended.name())
                .putText(ended.url())
                .putText(ended.snapshotId())
                .putText(ended.revisionId())
                .putText(ended.directoryId())
                .addTo(repositories);
        object(ObjectType.SNAPSHOT, ended.snapshotId(), null);
        object(ObjectType.REVISION, ended.revisionId(), null);
        object(ObjectType.DIRECTORY, ended.directoryId(), ROOT);
        directories(ended.directoryId());
    }

    private void directories(@Nullable String root) throws IOException {
        if (root == null) {
            tree.clear();
            return;
        }
        Optional<List<DirectoryTree.Directory>> below = tree.finish(ObjectHash.parse(root));
        counts.addTree(below.isPresent());
        for (DirectoryTree.Directory directory : below.orElse(List.of())) {
            object(ObjectType.DIRECTORY, directory.hash(), directory.path());
        }
    }

    /** Ends the part. */
    void finish() throws IOException {
        endRepository(row + 1);
        counts.setRepositories(part, repository + 1);
    }
}
