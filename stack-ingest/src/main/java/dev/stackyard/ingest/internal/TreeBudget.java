package dev.stackyard.ingest.internal;

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
        this(maxFiles, 0, 0);
    }

    /** A budget of which some is spent already. */
    public TreeBudget(int maxFiles, long entries, long pathBytes) {
        this.maxFiles = maxFiles;
        this.entries = entries;
        this.pathBytes = pathBytes;
    }

    /** Entries so far, and one for each tree. */
    public long entries() {
        return entries;
    }

    /** Bytes in the paths of all files so far. */
    public long pathBytes() {
        return pathBytes;
    }

    /**
     * Counts a tree with so many entries.
     *
     * @throws RejectedSourceException if that is too much
     */
    public void enter(long treeEntries) throws RejectedSourceException {
        entries += treeEntries + 1;
        if (entries > maxFiles) {
            throw new RejectedSourceException(
                    "has more than " + maxFiles + " files and directories (setting max_files)");
        }
    }

    /**
     * Counts a file whose path has so many bytes.
     *
     * @throws RejectedSourceException if that is too much
     */
    public void list(int pathLength) throws RejectedSourceException {
        pathBytes += pathLength;
        if (pathBytes > MOST_PATH_BYTES_PER_FILE * maxFiles) {
            throw new RejectedSourceException("has paths of more than " + pathBytes + " bytes together");
        }
    }
}
