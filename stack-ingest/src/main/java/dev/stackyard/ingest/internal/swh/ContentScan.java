package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.Arrays;

/**
 * Turns rows of {@code content} and {@code skipped_content} into records that sort by git's identifier, what the archive has
 * before what it has not.
 *
 * <pre>
 * sha1_git (20 bytes)  kind (1)  sha1 (20, zeros if it is not known)  length (8)  reason
 * </pre>
 */
final class ContentScan implements RowRecords.Rows {

    static final TableShape CONTENTS = TableShape.variable("contents");

    static final int KIND = ObjectHash.BYTES;
    static final int SHA1 = KIND + 1;
    static final int LENGTH = SHA1 + ObjectHash.BYTES;
    static final int REASON = LENGTH + Long.BYTES;

    private static final int LONGEST_REASON = 200;
    private static final String SHA1_COLUMN = "sha1";
    private static final String SHA1_GIT_COLUMN = "sha1_git";
    private static final String LENGTH_COLUMN = "length";

    static final TableScan PRESENT = TableScan.of(
            "content",
            TableColumn.bytes(SHA1_GIT_COLUMN),
            TableColumn.bytes(SHA1_COLUMN),
            TableColumn.number(LENGTH_COLUMN));

    static final TableScan SKIPPED = TableScan.of(
            "skipped_content",
            TableColumn.bytes(SHA1_GIT_COLUMN),
            TableColumn.bytes(SHA1_COLUMN),
            TableColumn.number(LENGTH_COLUMN),
            TableColumn.bytes("reason"));

    private final RecordOutput out;
    private final IdFilter wanted;
    private final EntryKind kind;
    private final byte[] ids = new byte[2 * ObjectHash.BYTES];

    private ContentScan(RecordOutput out, IdFilter wanted, EntryKind kind) {
        this.out = out;
        this.wanted = wanted;
        this.kind = kind;
    }

    /** @param kind what the table's contents are; those that no directory names are left out */
    static RowRecords records(EntryKind kind) {
        return (task, wanted) -> new ContentScan(task.output(ExportScan.FIRST_OUTPUT), wanted, kind);
    }

    @Override
    public boolean take(TableRow row) throws IOException {
        if (!HexIds.read(row, 0, ids, 0)) {
            return false;
        }
        if (!wanted.mayHave(ids, 0)) {
            return true;
        }
        EntryKind found = kind;
        if (!HexIds.read(row, 1, ids, ObjectHash.BYTES)) {
            Arrays.fill(ids, ObjectHash.BYTES, ids.length, (byte) 0);
            found = EntryKind.SKIPPED; // without its name the content cannot be fetched
        }
        out.putBytes(ids, 0, ObjectHash.BYTES)
                .putByte(found.stored())
                .putBytes(ids, ObjectHash.BYTES, ObjectHash.BYTES)
                .putLong(row.isNull(2) ? -1 : row.number(2));
        int reason = kind == EntryKind.SKIPPED ? Math.min(LONGEST_REASON, row.length(3)) : 0;
        if (reason > 0) {
            out.putBytes(row.array(3), row.offset(3), reason);
        }
        out.end();
        return true;
    }
}
