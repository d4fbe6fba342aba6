package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RowOrder;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.TreeBudget;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists all files below a tree in row order. A directory that cannot be entered, because its tree is missing, damaged or
 * too deep, is listed itself, so that it is not silently absent.
 */
final class TreeLister {

    private final ObjectStore store;
    private final TreeLimits limits;
    private final List<TreeFile> files = new ArrayList<>();
    private final TreeBudget budget;

    private TreeLister(ObjectStore store, TreeLimits limits) {
        this.store = store;
        this.limits = limits;
        this.budget = new TreeBudget(limits.maxFiles());
    }

    /**
     * Lists a root tree.
     *
     * @throws ObjectUnreadableException if the root tree itself cannot be read
     * @throws RejectedSourceException if there are more entries than {@code limits} allows
     */
    static List<TreeFile> list(ObjectStore store, ObjectHash root, TreeLimits limits) throws IOException {
        TreeLister lister = new TreeLister(store, limits);
        lister.walk(new byte[0], lister.entries(root), 1);
        RowOrder.sort(lister.files, TreeFile::path);
        return lister.files;
    }

    private List<TreeEntry> entries(ObjectHash tree) throws IOException {
        try {
            return TreeEntry.parse(store.read(tree, ObjectType.DIRECTORY));
        } catch (DamagedPackException e) {
            throw new ObjectUnreadableException(tree, String.valueOf(e.getMessage()));
        }
    }

    /** @param depth components in the paths of these entries */
    private void walk(byte[] parent, List<TreeEntry> tree, int depth) throws IOException {
        budget.enter(tree.size());
        for (TreeEntry entry : tree) {
            byte[] path = join(parent, entry.name());
            if ((entry.mode() & SourceFile.TYPE) != SourceFile.DIRECTORY) {
                add(path, entry, null);
            } else if (depth >= limits.maxDepth()) {
                add(path, entry, "is nested deeper than " + limits.maxDepth() + " levels");
            } else {
                enter(path, entry, depth + 1);
            }
        }
    }

    private void enter(byte[] path, TreeEntry directory, int depth) throws IOException {
        List<TreeEntry> below;
        try {
            below = entries(directory.id());
        } catch (ObjectUnreadableException e) {
            add(path, directory, e.getMessage());
            return;
        }
        walk(path, below, depth);
    }

    private void add(byte[] path, TreeEntry entry, @org.jspecify.annotations.Nullable String problem)
            throws RejectedSourceException {
        budget.list(path.length);
        files.add(new TreeFile(path, entry.mode(), entry.id(), problem));
    }

    private static byte[] join(byte[] parent, byte[] name) {
        if (parent.length == 0) {
            return name;
        }
        byte[] path = java.util.Arrays.copyOf(parent, parent.length + 1 + name.length);
        path[parent.length] = '/';
        System.arraycopy(name, 0, path, parent.length + 1, name.length);
        return path;
    }
}
