package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Tells directories that are empty from those that the export does not have: the former are in table {@code directory}. */
final class MissingDirectories {

    static final TableScan SCAN = TableScan.of("directory", TableColumn.bytes("id"));

    private MissingDirectories() {}

    /** Puts the identifiers of all directories into a sorter. */
    static RowConsumer into(RecordSorter sorter) {
        RecordWriter out = sorter.writer();
        byte[] id = new byte[ObjectHash.BYTES];
        return new RowConsumer() {
            @Override
            public void row(TableRow row) throws IOException {
                if (HexIds.read(row, 0, id, 0)) {
                    out.putBytes(id, 0, id.length).end();
                }
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    /**
     * Lists the missing ones as files, and gives up roots that are missing themselves.
     *
     * @param unentered directories without entries, as {@link LevelWalk} has them
     * @param known identifiers of all directories
     */
    static void list(BytesCursor unentered, RecordCursor known, RootStates states, BytesSorter.Writer files)
            throws IOException {
        boolean more = known.next();
        byte[] last = new byte[ObjectHash.BYTES];
        while (unentered.next()) {
            System.arraycopy(unentered.array(), unentered.offset(), last, 0, ObjectHash.BYTES);
            while (more && compare(known, last) < 0) {
                more = known.next();
            }
            if (!more || compare(known, last) != 0) {
                int root = ByteBuffer.wrap(unentered.array()).getInt(unentered.offset() + LevelWalk.ROOT);
                int pathLength = unentered.length() - LevelWalk.DIRECTORY_PATH;
                if (pathLength == 0) {
                    states.reject(
                            root,
                            "has a root directory that the export does not have: "
                                    + ObjectHash.of(last, 0).hex());
                } else if (states.list(root, pathLength)) {
                    LevelWalk.addFile(unentered, root, pathLength, EntryKind.MISSING_DIRECTORY, files);
                }
            }
        }
    }

    private static int compare(RecordCursor known, byte[] id) {
        return Arrays.compareUnsigned(
                known.array(), known.offset(), known.offset() + ObjectHash.BYTES, id, 0, ObjectHash.BYTES);
    }
}
