package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.ingest.internal.RowOrder;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.BitSet;

/**
 * Files, merged with the tables of contents; what comes out sorts in row order.
 *
 * <pre>
 * root (4 bytes)  0 for .gitattributes, 1 for others (1)  path  zero byte
 *     content_id (20)  mode (4)  kind (1)  sha1 (20)  length (8)  reason
 * </pre>
 *
 * No path has a zero byte, and none that begins another comes after it.
 *
 * <p>Reads tables of files, and {@link ContentScan#CONTENTS} behind them. Makes the listing, and of each root the files and
 * the bytes that will be read whole ({@link RootSums}).
 *
 * @param files how many tables of files there are
 * @param contents how many of contents
 * @param rejected roots whose files are left out
 */
record ContentJoin(WalkLimits limits, int files, int contents, BitSet rejected) implements Step {

    static final TableShape LISTING = TableShape.variable("listing");

    static final int PATH = Integer.BYTES + 1;
    static final int MODE = ObjectHash.BYTES;
    static final int KIND = MODE + Integer.BYTES;
    static final int SHA1 = KIND + 1;
    static final int LENGTH = SHA1 + ObjectHash.BYTES;
    static final int REASON = LENGTH + Long.BYTES;

    private static final byte[] NO_SHA1 = new byte[ObjectHash.BYTES];

    @Override
    public void run(FlowTask task) throws IOException {
        TableCursor file = Cursors.merged(task, 0, files);
        Lookup contentOf = new Lookup(Cursors.merged(task, files, files + contents));
        TableCursor content = contentOf.found();
        RecordOutput out = task.output(0);
        RootSums counts = new RootSums(task.output(1));
        long listed = 0;
        while (file.next()) {
            int root = file.getInt(WalkRecords.ROOT);
            if (rejected.get(root)) {
                continue;
            }
            EntryKind kind = EntryKind.of((byte) file.getByte(WalkRecords.KIND));
            putFile(file, out);
            if (kind == EntryKind.FILE && contentOf.find(file, ObjectHash.BYTES)) {
                out.putBytes(content, ContentScan.KIND, content.length() - ContentScan.KIND);
                counts.of(root).add(1, readWhole(content));
            } else {
                EntryKind outcome = kind == EntryKind.FILE ? EntryKind.UNKNOWN : kind;
                out.putByte(outcome.stored())
                        .putBytes(NO_SHA1, 0, NO_SHA1.length)
                        .putLong(-1);
                counts.of(root).add(1, 0);
            }
            out.end();
            listed++;
        }
        counts.end();
        task.advance(listed, 0);
    }

    /** Puts all that is known of a file before its content is looked at. */
    private static void putFile(TableCursor file, RecordOutput out) {
        int pathLength = file.length() - WalkRecords.FILE_PATH;
        int path = file.offset() + WalkRecords.FILE_PATH;
        boolean isFirst = RowOrder.isFirst(file.array(), path, path + pathLength);
        out.putBytes(file, WalkRecords.ROOT, Integer.BYTES)
                .putByte(isFirst ? 0 : 1)
                .putBytes(file, WalkRecords.FILE_PATH, pathLength)
                .putByte(0)
                .putBytes(file, 0, ObjectHash.BYTES)
                .putBytes(file, WalkRecords.MODE, Integer.BYTES);
    }

    private long readWhole(TableCursor content) {
        long length = content.getLong(ContentScan.LENGTH);
        boolean isWhole = EntryKind.of((byte) content.getByte(ContentScan.KIND)) == EntryKind.PRESENT
                && length > 0
                && length < limits.maxFileBytes();
        return isWhole ? length : 0;
    }
}
