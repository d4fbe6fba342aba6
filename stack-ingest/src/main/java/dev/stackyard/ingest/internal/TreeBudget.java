package dev.stackyard.ingest.internal;

import org.jspecify.annotations.Nullable;

/**
 * What one repository's trees may add up to. A few trees that name each other ten times over make a billion files, so they
 * are counted as they are walked. Not thread-safe.
 */
public final class TreeBudget {

    /** Longer paths than any file system takes: {@code PATH_MAX} is 4096. */
    private static final long MOST_PATH_BYTES_PER_FILE = 256;

    private final int maxFiles;
    private long entries;
    private long pathBytes;

    /** @param maxFiles entries of all trees together, directories included */
    public TreeBudget(int maxFiles) {
        this.maxFiles = maxFiles;
    }

    /**
     * Counts a tree with so many entries.
     *
     * @throws RejectedSourceException if that is too much
     */
    public void enter(long treeEntries) throws RejectedSourceException {
        entries += treeEntries + 1;
        check();
    }

    /**
     * Counts a file whose path has so many bytes.
     *
     * @throws RejectedSourceException if that is too much
     */
    public void list(int pathLength) throws RejectedSourceException {
        pathBytes += pathLength;
        check();
    }

    private void check() throws RejectedSourceException {
        String excess = excess(maxFiles, entries, pathBytes);
        if (excess != null) {
            throw new RejectedSourceException(excess);
        }
    }

    /**
     * Why a repository cannot be ingested; null if it can.
     *
     * @param entries of all trees, and one for each tree
     * @param pathBytes bytes in the paths of all files
     */
    public static @Nullable String excess(int maxFiles, long entries, long pathBytes) {
        if (entries > maxFiles) {
            return "has more than " + maxFiles + " files and directories (setting max_files)";
        }
        long most = MOST_PATH_BYTES_PER_FILE * maxFiles;
        return pathBytes > most ? "has paths of more than " + most + " bytes together" : null;
    }
}
