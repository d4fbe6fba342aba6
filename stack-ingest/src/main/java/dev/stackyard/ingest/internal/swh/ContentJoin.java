package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.ingest.internal.RowOrder;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Files, sorted by content, merged with the tables of contents; what comes out sorts in row order.
 *
 * <pre>
 * root (4 bytes)  0 for .gitattributes, 1 for others (1)  path  zero byte
 *     content_id (20)  mode (4)  kind (1)  sha1 (20)  length (8)  reason
 * </pre>
 *
 * No path has a zero byte, and none that begins another comes after it.
 */
final class ContentJoin {

    static final int PATH = Integer.BYTES + 1;
    static final int MODE = ObjectHash.BYTES;
    static final int KIND = MODE + Integer.BYTES;
    static final int SHA1 = KIND + 1;
    static final int LENGTH = SHA1 + ObjectHash.BYTES;
    static final int REASON = LENGTH + Long.BYTES;

    private final BytesSorter.Writer out;
    private byte[] record = new byte[1024];

    ContentJoin(BytesSorter.Writer out) {
        this.out = out;
    }

    void run(BytesCursor files, SortedFile.Cursor contents) throws IOException {
        byte[] id = new byte[ObjectHash.BYTES];
        while (files.next()) {
            System.arraycopy(files.array(), files.offset(), id, 0, ObjectHash.BYTES);
            EntryKind kind = EntryKind.of(files.array()[files.offset() + LevelWalk.KIND]);
            boolean found = kind == EntryKind.FILE
                    && contents.seek(id, ObjectHash.BYTES)
                    && contents.startsWith(id, ObjectHash.BYTES);
            int end = putFile(files, found ? contents.length() : 0);
            if (found) {
                int more = contents.length() - ContentScan.KIND;
                System.arraycopy(contents.array(), contents.offset() + ContentScan.KIND, record, end, more);
                end += more;
            } else {
                EntryKind outcome = kind == EntryKind.FILE ? EntryKind.UNKNOWN : kind;
                ByteBuffer.wrap(record)
                        .put(end, outcome.stored())
                        .put(end + 1, new byte[ObjectHash.BYTES])
                        .putLong(end + 1 + ObjectHash.BYTES, -1);
                end += REASON - KIND;
            }
            out.add(record, 0, end);
        }
    }

    /** Puts all that is known of a file before its content is looked at; returns where that ends. */
    private int putFile(BytesCursor file, int more) {
        int pathLength = file.length() - LevelWalk.FILE_PATH;
        int most = PATH + pathLength + 1 + REASON + more;
        if (record.length < most) {
            record = new byte[2 * most];
        }
        byte[] array = file.array();
        int path = file.offset() + LevelWalk.FILE_PATH;
        boolean first = RowOrder.isFirst(array, path, path + pathLength);
        return ByteBuffer.wrap(record)
                .put(array, file.offset() + LevelWalk.ROOT, Integer.BYTES)
                .put((byte) (first ? 0 : 1))
                .put(array, path, pathLength)
                .put((byte) 0)
                .put(array, file.offset(), ObjectHash.BYTES)
                .put(array, file.offset() + LevelWalk.MODE, Integer.BYTES)
                .position();
    }
}
