package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One level of the walk: the directories that the level before has found, merged with the sorted table of entries. Both are
 * read once, from front to back.
 *
 * <pre>
 * directory to enter   directory (20 bytes)  root (4)  path
 * file                 target (20 bytes)  root (4)  mode (4)  kind (1)  path
 * </pre>
 *
 * Roots are numbered; paths are those from the root, without a leading slash. Not thread-safe.
 */
final class LevelWalk {

    static final int ROOT = ObjectHash.BYTES;
    static final int DIRECTORY_PATH = ROOT + Integer.BYTES;
    static final int MODE = ROOT + Integer.BYTES;
    static final int KIND = MODE + Integer.BYTES;
    static final int FILE_PATH = KIND + 1;

    private static final byte[] EMPTY_TREE = ExportWalk.EMPTY_TREE.toBytes();

    private final WalkLimits limits;
    private final RootStates states;
    private final BytesSorter.Writer next;
    private final BytesSorter.Writer files;
    private final BytesSorter.Writer unentered;
    private final DirectoryEntries group;
    private byte[] record = new byte[1024];

    /**
     * @param next takes the directories of the next level
     * @param files takes files, and directories that are not entered
     * @param unentered takes directories without an entry, which may be empty or missing
     */
    LevelWalk(
            WalkLimits limits,
            RootStates states,
            BytesSorter.Writer next,
            BytesSorter.Writer files,
            BytesSorter.Writer unentered) {
        this.limits = limits;
        this.states = states;
        this.next = next;
        this.files = files;
        this.unentered = unentered;
        this.group = new DirectoryEntries(limits.maxFiles());
    }

    /** @param level 0 for the roots */
    void run(int level, SortedFile.Cursor directories, SortedFile.Cursor entries) throws IOException {
        byte[] directory = new byte[ObjectHash.BYTES];
        int places = 0;
        boolean first = true;
        while (directories.next()) {
            if (first || !directories.startsWith(directory, ObjectHash.BYTES)) {
                System.arraycopy(directories.array(), directories.offset(), directory, 0, ObjectHash.BYTES);
                group.load(directory, entries);
                places = 0;
                first = false;
            }
            int root = ByteBuffer.wrap(directories.array()).getInt(directories.offset() + ROOT);
            if (places++ >= limits.maxPlaces()) {
                listItself(directories, root);
            } else if (group.isEmpty()) {
                if (!Arrays.equals(directory, EMPTY_TREE)) {
                    unentered.add(directories.array(), directories.offset(), directories.length());
                }
            } else if (states.enter(root, group.count())) {
                enter(level, directories, root);
            }
        }
    }

    private void listItself(SortedFile.Cursor directory, int root) throws IOException {
        int pathLength = directory.length() - DIRECTORY_PATH;
        if (states.list(root, pathLength)) {
            addFile(directory, root, pathLength, EntryKind.CROWDED, files);
        }
    }

    /** Adds the record of a file that stands for a directory of the walk. */
    static void addFile(BytesCursor directory, int root, int pathLength, EntryKind kind, BytesSorter.Writer files)
            throws IOException {
        ByteBuffer file = ByteBuffer.allocate(FILE_PATH + pathLength);
        file.put(directory.array(), directory.offset(), ObjectHash.BYTES);
        file.putInt(root).putInt(SourceFile.DIRECTORY).put(kind.stored());
        file.put(directory.array(), directory.offset() + DIRECTORY_PATH, pathLength);
        files.add(file.array(), 0, file.position());
    }

    private void enter(int level, SortedFile.Cursor directory, int root) throws IOException {
        int parentLength = directory.length() - DIRECTORY_PATH;
        for (int i = 0; i < group.count(); i++) {
            EntryKind kind = group.kind(i);
            if (kind == EntryKind.DIRECTORY && level + 1 >= limits.maxDepth()) {
                kind = EntryKind.TOO_DEEP;
            }
            int pathStart = kind == EntryKind.DIRECTORY ? DIRECTORY_PATH : FILE_PATH;
            int end = putPath(directory, parentLength, i, pathStart);
            group.getTarget(i, record);
            ByteBuffer.wrap(record).putInt(ROOT, root);
            if (kind == EntryKind.DIRECTORY) {
                next.add(record, 0, end);
            } else if (states.list(root, end - pathStart)) {
                ByteBuffer.wrap(record).putInt(MODE, group.mode(i)).put(KIND, kind.stored());
                files.add(record, 0, end);
            } else {
                return;
            }
        }
    }

    private int putPath(SortedFile.Cursor directory, int parentLength, int entry, int pathStart) {
        int most = pathStart + parentLength + 1 + group.nameLength(entry);
        if (record.length < most) {
            record = new byte[2 * most];
        }
        int end = pathStart;
        if (parentLength > 0) {
            System.arraycopy(directory.array(), directory.offset() + DIRECTORY_PATH, record, end, parentLength);
            end += parentLength;
            record[end++] = '/';
        }
        return group.getName(entry, record, end);
    }
}
