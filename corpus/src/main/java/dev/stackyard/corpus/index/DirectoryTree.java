package dev.stackyard.corpus.index;

import dev.stackyard.swhid.DirectoryBuilder;
import dev.stackyard.swhid.ObjectHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Computes the identifiers of a repository's directories from its files: all of them are rows, so every tree of git can be made
 * again. The result vouches for itself: if the root has the identifier that the repository states, every directory below is
 * right too, and otherwise (a path that is no UTF-8, a source that left files out) none is claimed.
 *
 * <p>Files come in the order of the {@code files} layer. Memory: the entries of the directories on one path, and the
 * identifiers found; both are limited, and so is the depth, because paths are untrusted. Not thread-safe.
 */
final class DirectoryTree {

    /** Entries of open directories, and directories found, at most; the largest public monorepos have a fifth of that. */
    private static final int MAX_ENTRIES = 1 << 20;

    private static final int MAX_DEPTH = 256;
    private static final int MAX_PATH = 1 << 14;

    /** @param path ends in a slash */
    record Directory(String path, ObjectHash hash) {}

    private record File(String path, String mode, ObjectHash hash) {}

    private static final class Open {
        final String path;
        final DirectoryBuilder entries = new DirectoryBuilder();
        int count;

        Open(String path) {
            this.path = path;
        }
    }

    private final List<File> attributes = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Directory> found = new ArrayList<>();
    private Iterator<File> nextAttributes = attributes.iterator();
    private boolean merging;
    private File held = new File("", "", ObjectHash.ZERO);
    private boolean holds;
    private int entries;
    private boolean failed;

    /** Adds a file; its path starts with a slash. */
    void add(String path, String mode, ObjectHash hash) {
        if (failed) {
            return;
        }
        File file = new File(path, mode, hash);
        if (!merging && path.endsWith("/.gitattributes")) {
            attributes.add(file);
            failed = attributes.size() > MAX_ENTRIES;
            return;
        }
        beginMerging();
        takeAttributesBefore(path);
        place(file);
    }

    private void beginMerging() {
        if (!merging) {
            merging = true;
            nextAttributes = attributes.iterator();
            advance();
        }
    }

    private void advance() {
        holds = nextAttributes.hasNext();
        if (holds) {
            held = nextAttributes.next();
        }
    }

    private void takeAttributesBefore(String path) {
        while (holds && isBefore(held.path(), path)) {
            place(held);
            advance();
        }
    }

    /** The order of the layer: as UTF-8, not as Java compares. */
    private static boolean isBefore(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)) < 0;
    }

    private void place(File file) {
        String path = file.path();
        int slash = path.lastIndexOf('/');
        if (failed || !path.startsWith("/") || path.length() > MAX_PATH) {
            failed = true;
            return;
        }
        String directory = path.substring(0, slash + 1);
        if (open.isEmpty()) {
            open.push(new Open("/"));
        }
        while (!directory.startsWith(open.element().path)) {
            closeTop();
        }
        int from = open.element().path.length();
        for (int next = directory.indexOf('/', from); next >= 0; next = directory.indexOf('/', next + 1)) {
            open.push(new Open(directory.substring(0, next + 1)));
        }
        addEntry(path.substring(slash + 1), file.mode(), file.hash());
        failed |= open.size() > MAX_DEPTH;
    }

    private void addEntry(String name, String mode, ObjectHash hash) {
        try {
            open.element().entries.add(name, mode, hash);
        } catch (IllegalArgumentException e) {
            failed = true; // no name or mode that a tree can have
        }
        open.element().count++;
        failed |= ++entries > MAX_ENTRIES;
    }

    private void closeTop() {
        Open top = open.pop();
        entries -= top.count;
        ObjectHash hash = top.entries.swhid().hash();
        found.add(new Directory(top.path, hash));
        failed |= found.size() > MAX_ENTRIES;
        if (!open.isEmpty()) {
            int parent = open.element().path.length();
            addEntry(top.path.substring(parent, top.path.length() - 1), DirectoryBuilder.DIRECTORY, hash);
        }
    }

    /**
     * Ends the repository and makes this ready for the next.
     *
     * @return the directories below the root; empty if the files do not make up this root
     */
    Optional<List<Directory>> finish(ObjectHash root) {
        beginMerging();
        while (holds && !failed) {
            place(held);
            advance();
        }
        while (!failed && !open.isEmpty()) {
            closeTop();
        }
        int last = found.size() - 1;
        boolean right = !failed && last >= 0 && found.get(last).hash().equals(root);
        Optional<List<Directory>> directories =
                right ? Optional.of(List.copyOf(found.subList(0, last))) : Optional.empty();
        clear();
        return directories;
    }

    /** Forgets a repository that states no root. */
    void clear() {
        attributes.clear();
        open.clear();
        found.clear();
        merging = false;
        holds = false;
        entries = 0;
        failed = false;
    }
}
