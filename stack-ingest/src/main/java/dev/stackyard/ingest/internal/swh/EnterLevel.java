package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.TreeBudget;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.BitSet;

/**
 * One level of the walk: the directories that the level before has found, merged with the entries that are directories.
 *
 * <p>Reads directories to enter and {@link EntryScan#DIRECTORIES}. Makes the directories to enter at the next level, the places
 * of directories at this one, the files that stand for directories which are not entered, and what roots have spent: entries
 * and bytes of paths ({@link RootSums}).
 *
 * @param level 0 for the roots
 * @param rejected roots that were given up
 */
record EnterLevel(WalkLimits limits, int level, BitSet rejected) implements Step {

    @Override
    public void run(FlowTask task) throws IOException {
        TableCursor directory = task.open(0);
        Outputs outputs = new Outputs(task.output(0), task.output(1), task.output(2), new RootSums(task.output(3)));
        DirectoryEntries entries = new DirectoryEntries(task.open(1), limits.maxFiles());
        byte[] last = new byte[ObjectHash.BYTES];
        long places = 0;
        boolean first = true;
        while (directory.next()) {
            if (first || !directory.matches(0, last, 0, ObjectHash.BYTES)) {
                directory.getBytes(0, last, 0, ObjectHash.BYTES);
                entries.load(directory);
                places = 0;
                first = false;
            }
            int root = directory.getInt(WalkRecords.ROOT);
            if (rejected.get(root)) {
                continue;
            }
            RootSums.Sum spent = outputs.spent.of(root);
            if (places++ >= limits.maxPlaces()) {
                spent.add(0, WalkRecords.listItself(directory, EntryKind.CROWDED, outputs.files));
            } else {
                enter(directory, entries, outputs, spent);
            }
        }
        outputs.spent.end();
    }

    private record Outputs(RecordOutput next, RecordOutput places, RecordOutput files, RootSums spent) {}

    private void enter(TableCursor directory, DirectoryEntries entries, Outputs outputs, RootSums.Sum spent)
            throws IOException {
        boolean hasDirectories = entries.count() > 0;
        outputs.places
                .putBytes(directory, 0, WalkRecords.HAS_DIRECTORIES)
                .putByte(hasDirectories ? 1 : 0)
                .putBytes(directory, WalkRecords.DIRECTORY_PATH, directory.length() - WalkRecords.DIRECTORY_PATH)
                .end();
        if (!hasDirectories) {
            return;
        }
        spent.add(entries.count() + 1, 0);
        boolean isDeepest = level + 1 >= limits.maxDepth();
        for (int i = 0; i < entries.held() && isWithin(limits, spent); i++) {
            if (isDeepest) {
                spent.add(0, list(directory, entries, i, outputs.files));
            } else {
                entries.put(i, EntryScan.TARGET, ObjectHash.BYTES, outputs.next);
                outputs.next.putBytes(directory, WalkRecords.ROOT, Integer.BYTES);
                putPath(directory, entries, i, outputs.next);
                outputs.next.end();
            }
        }
    }

    /** What a task alone knows of a root's spending: enough to stop one whose directories multiply. */
    static boolean isWithin(WalkLimits limits, RootSums.Sum spent) {
        return TreeBudget.excess(limits.maxFiles(), spent.first(), spent.second()) == null;
    }

    private static int list(TableCursor directory, DirectoryEntries entries, int entry, RecordOutput files)
            throws IOException {
        entries.put(entry, EntryScan.TARGET, ObjectHash.BYTES, files);
        files.putBytes(directory, WalkRecords.ROOT, Integer.BYTES)
                .putInt(SourceFile.DIRECTORY)
                .putByte(EntryKind.TOO_DEEP.stored());
        int pathLength = putPath(directory, entries, entry, files);
        files.end();
        return pathLength;
    }

    private static int putPath(TableCursor directory, DirectoryEntries entries, int entry, RecordOutput out) {
        int parent = WalkRecords.putParent(directory, WalkRecords.DIRECTORY_PATH, out);
        int name = entries.lengthFrom(entry, EntryScan.DIRECTORY_NAME);
        entries.put(entry, EntryScan.DIRECTORY_NAME, name, out);
        return parent + name;
    }
}
