package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.FileSink;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RepositoryState;
import dev.stackyard.ingest.internal.SourceReader;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A local git repository. It is read as data: its configuration, hooks, filters, attributes, alternates, grafts and
 * replacement objects have no effect, nor has any configuration of the user or the system.
 */
public final class GitReader implements SourceReader {

    private final GitLayout layout;
    private final GitConfigText config;
    private final IngestSettings settings;
    private final ObjectStore store;

    private GitReader(GitLayout layout, GitConfigText config, IngestSettings settings, ObjectStore store) {
        this.layout = layout;
        this.config = config;
        this.settings = settings;
        this.store = store;
    }

    /**
     * Opens a repository.
     *
     * @param path a bare repository, a working tree, or a linked worktree
     * @param scratch directory for temporary files
     * @throws RejectedSourceException if there is none that can be read
     */
    public static GitReader open(Path path, IngestSettings settings, Path scratch) throws IOException {
        GitLayout layout = GitLayout.find(path);
        GitConfigText config = GitConfigText.read(layout.commonDirectory());
        config.requireSha1();
        ReadLimits limits = ReadLimits.forFilesUpTo(settings.maxFileBytes());
        return new GitReader(layout, config, settings, ObjectStore.open(layout.objects(), limits, scratch));
    }

    /** The commit that a repository's head stands for; empty if it has none yet. */
    public static Optional<String> headRevision(Path path) throws IOException {
        GitLayout layout = GitLayout.find(path);
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try (ObjectStore store = ObjectStore.open(layout.objects(), ReadLimits.forFilesUpTo(1), scratch)) {
            return Head.find(GitRefs.read(layout), store)
                    .map(head -> head.revision().hex());
        }
    }

    @Override
    public boolean stillHas(RepositoryState planned) throws IOException {
        ObjectHash root = planned.directory();
        if (root == null) {
            return false;
        }
        try {
            return store.type(root) == ObjectType.DIRECTORY;
        } catch (ObjectUnreadableException e) {
            return false;
        }
    }

    @Override
    public RepositoryState survey() throws IOException {
        GitRefs refs = GitRefs.read(layout);
        Optional<Head> head;
        List<TreeFile> files;
        try {
            head = Head.find(refs, store);
            files = head.isEmpty() ? List.of() : list(head.get().commit().tree());
        } catch (ObjectUnreadableException e) {
            throw new RejectedSourceException(e.getMessage() + hints(), e);
        }
        String url = config.originUrl().orElse(null);
        ObjectHash snapshot = SnapshotOf.repository(refs, store);
        if (head.isEmpty()) {
            return new RepositoryState(url, snapshot, null, null, null, null, null, 0, 0, store.problems());
        }
        Commit commit = head.get().commit();
        return new RepositoryState(
                url,
                snapshot,
                head.get().revision(),
                commit.tree(),
                Ref.text(head.get().branch()),
                commit.authored(),
                commit.committed(),
                files.size(),
                bytesToRead(files),
                store.problems());
    }

    private String hints() {
        return store.problems().isEmpty() ? "" : " (" + String.join("; ", store.problems()) + ")";
    }

    private List<TreeFile> list(ObjectHash root) throws IOException {
        return TreeLister.list(store, root, new TreeLimits(settings.maxTreeDepth(), settings.maxFiles()));
    }

    private long bytesToRead(List<TreeFile> files) throws IOException {
        long bytes = 0;
        BlobPlaces places = BlobPlaces.find(files, store);
        for (int i = 0; i < files.size(); i++) {
            if (BlobWindows.hasContent(files.get(i))) {
                long size = places.of(i).size();
                bytes += size > 0 && size < settings.maxFileBytes() ? size : 0;
            }
        }
        return bytes;
    }

    @Override
    public void read(RepositoryState planned, FileSink sink) throws IOException {
        ObjectHash root = planned.directory();
        if (root == null) {
            return;
        }
        List<TreeFile> files;
        try {
            files = list(root);
        } catch (ObjectUnreadableException e) {
            throw new RejectedSourceException(e.getMessage() + hints(), e);
        }
        new BlobWindows(store, settings.maxFileBytes(), settings.maxHashedBytes(), sink).read(files);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
