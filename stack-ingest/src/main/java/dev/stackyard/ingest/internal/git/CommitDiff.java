package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.SwhidFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two commits of a repository have that is not the same. Only objects are read: no filter, hook or configuration of the
 * repository is looked at. Not thread-safe.
 */
public final class CommitDiff implements Closeable {

    /** Directories within one another, as {@code max_tree_depth}'s default. */
    private static final int MOST_DEPTH = 64;

    /** Commits that are walked for a common ancestor. */
    private static final int MOST_COMMITS = 20_000;

    private static final int FROM_BASE = 1;
    private static final int FROM_HEAD = 2;

    private final ObjectStore store;

    private CommitDiff(ObjectStore store) {
        this.store = store;
    }

    /**
     * Opens a repository.
     *
     * @param maxFileBytes contents up to this size can be read
     * @param scratch directory for temporary files
     * @throws RejectedSourceException if there is none at the path
     */
    public static CommitDiff open(Path path, long maxFileBytes, Path scratch) throws IOException {
        GitLayout layout = GitLayout.find(path);
        return new CommitDiff(ObjectStore.open(layout.objects(), ReadLimits.forFilesUpTo(maxFileBytes), scratch));
    }

    /**
     * A file that is not the same.
     *
     * @param path from the root
     * @param base its content in the one commit; null if it has none
     * @param head its content in the other; null if it has none
     */
    public record Change(
            String path,
            @Nullable ObjectHash base,
            @Nullable ObjectHash head) {}

    /** More files changed than are listed. */
    public static final class TooManyChangesException extends IOException {

        private static final long serialVersionUID = 1L;

        TooManyChangesException(int most) {
            super("more than " + most + " files differ");
        }
    }

    /**
     * The files that differ between two commits, by path. Links and submodules are passed over.
     *
     * @param most how many there may be
     * @throws ObjectUnreadableException if a commit or tree is missing or damaged
     * @throws TooManyChangesException if there are more
     */
    public List<Change> changes(ObjectHash base, ObjectHash head, int most) throws IOException {
        List<Change> changes = new ArrayList<>();
        walk("", tree(base), tree(head), 0, most, changes);
        changes.sort(java.util.Comparator.comparing(Change::path));
        return changes;
    }

    private ObjectHash tree(ObjectHash commit) throws IOException {
        return Commit.parse(store.read(commit, ObjectType.REVISION)).tree();
    }

    private void walk(
            String directory,
            @Nullable ObjectHash base,
            @Nullable ObjectHash head,
            int depth,
            int most,
            List<Change> changes)
            throws IOException {
        Map<String, TreeEntry> before = entries(base);
        Map<String, TreeEntry> after = entries(head);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            TreeEntry was = before.get(name);
            TreeEntry is = after.get(name);
            if (was != null && is != null && was.id().equals(is.id())) {
                continue;
            }
            String path = directory + name;
            ObjectHash fileBefore = id(was, SourceFile.REGULAR);
            ObjectHash fileAfter = id(is, SourceFile.REGULAR);
            if (fileBefore != null || fileAfter != null) {
                if (changes.size() == most) {
                    throw new TooManyChangesException(most);
                }
                changes.add(new Change(path, fileBefore, fileAfter));
            }
            ObjectHash treeBefore = id(was, SourceFile.DIRECTORY);
            ObjectHash treeAfter = id(is, SourceFile.DIRECTORY);
            if ((treeBefore != null || treeAfter != null) && depth < MOST_DEPTH) {
                walk(path + "/", treeBefore, treeAfter, depth + 1, most, changes);
            }
        }
    }

    private static @Nullable ObjectHash id(@Nullable TreeEntry entry, int type) {
        return entry != null && (entry.mode() & SourceFile.TYPE) == type ? entry.id() : null;
    }

    private Map<String, TreeEntry> entries(@Nullable ObjectHash tree) throws IOException {
        Map<String, TreeEntry> entries = new TreeMap<>();
        if (tree != null) {
            for (TreeEntry entry : TreeEntry.parse(store.read(tree, ObjectType.DIRECTORY))) {
                entries.put(new String(entry.name(), StandardCharsets.UTF_8), entry);
            }
        }
        return entries;
    }

    /**
     * The newest commit that both come from, which is what a forge compares a pull request with; the base itself if there is none
     * within {@value #MOST_COMMITS} commits.
     */
    public ObjectHash mergeBase(ObjectHash base, ObjectHash head) throws IOException {
        Map<ObjectHash, Integer> marks = new HashMap<>();
        PriorityQueue<Walked> queue = new PriorityQueue<>();
        mark(base, FROM_BASE, marks, queue);
        mark(head, FROM_HEAD, marks, queue);
        for (int i = 0; i < MOST_COMMITS && !queue.isEmpty(); i++) {
            Walked next = queue.remove();
            int found = marks.getOrDefault(next.id, 0);
            if (found == (FROM_BASE | FROM_HEAD)) {
                return next.id;
            }
            for (ObjectHash parent : next.parents) {
                mark(parent, found, marks, queue);
            }
        }
        return base;
    }

    private void mark(ObjectHash commit, int from, Map<ObjectHash, Integer> marks, PriorityQueue<Walked> queue)
            throws IOException {
        Integer known = marks.get(commit);
        int marked = known == null ? from : known | from;
        if (known != null && known == marked) {
            return;
        }
        marks.put(commit, marked);
        byte[] payload;
        try {
            payload = store.read(commit, ObjectType.REVISION);
        } catch (ObjectUnreadableException e) {
            return; // a shallow repository ends here
        }
        java.time.Instant time = Commit.parse(payload).committed();
        queue.add(new Walked(commit, time == null ? 0 : time.getEpochSecond(), parents(payload)));
    }

    /** A commit on the way, the newest first. */
    private record Walked(ObjectHash id, long time, List<ObjectHash> parents) implements Comparable<Walked> {
        @Override
        public int compareTo(Walked other) {
            int byTime = Long.compare(other.time, time);
            return byTime != 0 ? byTime : id.hex().compareTo(other.id.hex());
        }
    }

    private static List<ObjectHash> parents(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        List<ObjectHash> parents = new ArrayList<>();
        for (String line : text.split("\n", 100)) {
            if (line.startsWith("parent ")) {
                try {
                    parents.add(ObjectHash.parse(line.substring("parent ".length())));
                } catch (SwhidFormatException e) {
                    return parents;
                }
            } else if (line.isEmpty()) {
                break;
            }
        }
        return parents;
    }

    /**
     * The bytes of a file.
     *
     * @throws ObjectUnreadableException if it is missing, damaged or too large
     */
    public byte[] content(ObjectHash id) throws IOException {
        return store.read(id, ObjectType.CONTENT);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
