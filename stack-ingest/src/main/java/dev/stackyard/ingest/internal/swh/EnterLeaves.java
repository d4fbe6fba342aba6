package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.BitSet;

/**
 * Finds the files of all levels: the places of directories, merged with the entries that are none.
 *
 * <p>Reads places and {@link EntryScan#LEAVES}. Makes files, directories without any entry, and
 * what roots have spent ({@link RootSums}).
 *
 * @param rejected roots that were given up
 */
record EnterLeaves(WalkLimits limits, BitSet rejected) implements Step {

    @Override
    public void run(FlowTask task) throws IOException {
        TableCursor place = task.open(0);
        DirectoryEntries entries = new DirectoryEntries(task.open(1), limits.maxFiles());
        RecordOutput files = task.output(0);
        RecordOutput unentered = task.output(1);
        RootSums spent = new RootSums(task.output(2));
        byte[] empty = ExportWalk.EMPTY_TREE.toBytes();
        byte[] last = new byte[ObjectHash.BYTES];
        long places = 0;
        boolean first = true;
        while (place.next()) {
            places++;
            if (first || !place.matches(0, last, 0, ObjectHash.BYTES)) {
                place.getBytes(0, last, 0, ObjectHash.BYTES);
                entries.load(place);
                first = false;
            }
            int root = place.getInt(WalkRecords.ROOT);
            if (rejected.get(root)) {
                continue;
            }
            boolean counted = place.getByte(WalkRecords.HAS_DIRECTORIES) > 0;
            if (entries.count() > 0) {
                RootSums.Sum sum = spent.of(root);
                sum.add(entries.count() + (counted ? 0 : 1), 0);
                list(place, entries, files, sum);
            } else if (!counted && !place.matches(0, empty, 0, ObjectHash.BYTES)) {
                unentered
                        .putBytes(place, 0, WalkRecords.DIRECTORY_PATH)
                        .putBytes(place, WalkRecords.PLACE_PATH, place.length() - WalkRecords.PLACE_PATH)
                        .end();
            }
        }
        spent.end();
        task.advance(places, 0);
    }

    private void list(TableCursor place, DirectoryEntries entries, RecordOutput files, RootSums.Sum spent)
            throws IOException {
        int modeAndKind = EntryScan.LEAF_NAME - EntryScan.MODE;
        for (int i = 0; i < entries.held() && EnterLevel.isWithin(limits, spent); i++) {
            entries.put(i, EntryScan.TARGET, ObjectHash.BYTES, files);
            files.putBytes(place, WalkRecords.ROOT, Integer.BYTES);
            entries.put(i, EntryScan.MODE, modeAndKind, files);
            int parent = WalkRecords.putParent(place, WalkRecords.PLACE_PATH, files);
            int name = entries.lengthFrom(i, EntryScan.LEAF_NAME);
            entries.put(i, EntryScan.LEAF_NAME, name, files);
            files.end();
            spent.add(0, parent + name);
        }
    }
}
