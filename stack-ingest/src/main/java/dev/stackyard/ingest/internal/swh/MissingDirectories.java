package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;

/**
 * Tells directories that are empty from those that the export does not have: the former are in table {@code directory}.
 *
 * <p>Reads directories without entries, and {@link #KNOWN}. Makes files that stand for missing directories, numbers of roots that
 * are missing themselves, and what roots have spent ({@link RootSums}).
 */
record MissingDirectories() implements Step {

    static final TableScan SCAN = TableScan.of("directory", TableColumn.bytes("id"));

    /** Identifiers of directories. */
    static final TableShape KNOWN = TableShape.fixed("known-directories", ObjectHash.BYTES);

    static final TableShape MISSING_ROOTS = TableShape.fixed("missing-roots", Integer.BYTES);

    static final RowRecords RECORDS = (task, wanted) -> {
        RecordOutput out = task.output(ExportScan.FIRST_OUTPUT);
        byte[] id = new byte[ObjectHash.BYTES];
        return row -> {
            if (HexIds.read(row, 0, id, 0) && wanted.mayHave(id, 0)) {
                out.putBytes(id, 0, id.length).end();
            }
            return true;
        };
    };

    @Override
    public void run(FlowTask task) throws IOException {
        TableCursor unentered = task.open(0);
        Lookup known = new Lookup(task.open(1));
        RecordOutput files = task.output(0);
        RecordOutput roots = task.output(1);
        RootSums spent = new RootSums(task.output(2));
        while (unentered.next()) {
            if (known.find(unentered, ObjectHash.BYTES)) {
                continue;
            }
            int root = unentered.getInt(WalkRecords.ROOT);
            if (unentered.length() == WalkRecords.DIRECTORY_PATH) {
                roots.putInt(root).end();
            } else {
                spent.of(root).add(0, WalkRecords.listItself(unentered, EntryKind.MISSING_DIRECTORY, files));
            }
        }
        spent.end();
    }
}
