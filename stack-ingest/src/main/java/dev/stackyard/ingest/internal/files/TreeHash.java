package dev.stackyard.ingest.internal.files;

import dev.stackyard.swhid.DirectoryBuilder;
import dev.stackyard.swhid.ObjectHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The id of the tree that git would make of some files. */
final class TreeHash {

    private final List<FoundFile> files;

    private TreeHash(List<FoundFile> files) {
        this.files = files;
    }

    /**
     * Hashes all directories from the leaves up.
     *
     * @param files in any order; special files have no part in it
     * @return empty if a file could not be read, for then nobody knows the tree
     */
    static Optional<ObjectHash> of(List<FoundFile> files) {
        List<FoundFile> sorted = new ArrayList<>(files);
        sorted.removeIf(file -> file.mode() == FoundFile.SPECIAL);
        if (sorted.stream().anyMatch(file -> file.contentId().equals(ObjectHash.ZERO))) {
            return Optional.empty();
        }
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.path(), b.path()));
        return Optional.of(new TreeHash(sorted).hash(0, sorted.size(), 0));
    }

    /** Hashes the directory of the files from {@code start} to {@code end}, whose names begin at {@code depth}. */
    private ObjectHash hash(int start, int end, int depth) {
        DirectoryBuilder directory = new DirectoryBuilder();
        int i = start;
        while (i < end) {
            FoundFile file = files.get(i);
            int slash = indexOfSlash(file.path(), depth);
            if (slash < 0) {
                byte[] name = Arrays.copyOfRange(file.path(), depth, file.path().length);
                directory.add(name, Integer.toOctalString(file.mode()), file.contentId());
                i++;
            } else {
                int next = endOfDirectory(i, end, slash);
                byte[] name = Arrays.copyOfRange(file.path(), depth, slash);
                directory.add(name, DirectoryBuilder.DIRECTORY, hash(i, next, slash + 1));
                i = next;
            }
        }
        return directory.swhid().hash();
    }

    /** Sorted by bytes, the files of one directory lie together: all begin with its name and a slash. */
    private int endOfDirectory(int first, int end, int slash) {
        byte[] path = files.get(first).path();
        int i = first + 1;
        while (i < end && startsWith(files.get(i).path(), path, slash + 1)) {
            i++;
        }
        return i;
    }

    private static boolean startsWith(byte[] path, byte[] prefix, int length) {
        return path.length >= length && Arrays.equals(path, 0, length, prefix, 0, length);
    }

    private static int indexOfSlash(byte[] path, int from) {
        for (int i = from; i < path.length; i++) {
            if (path[i] == '/') {
                return i;
            }
        }
        return -1;
    }
}
