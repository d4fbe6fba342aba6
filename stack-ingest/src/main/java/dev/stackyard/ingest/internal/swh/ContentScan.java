package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns rows of {@code content} and {@code skipped_content} into records that sort by git's identifier, what the archive has
 * before what it has not.
 *
 * <pre>
 * sha1_git (20 bytes)  kind (1)  sha1 (20, zeros if it is not known)  length (8)  reason
 * </pre>
 */
final class ContentScan implements RowConsumer {

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

    private final BytesSorter.Writer out;
    private final IdFilter wanted;
    private final EntryKind kind;
    private final AtomicLong unusable;
    private final byte[] record = new byte[REASON + LONGEST_REASON];

    /**
     * @param wanted contents that no directory names are left out
     * @param unusable counts rows without an identifier
     */
    ContentScan(BytesSorter.Writer out, IdFilter wanted, EntryKind kind, AtomicLong unusable) {
        this.out = out;
        this.wanted = wanted;
        this.kind = kind;
        this.unusable = unusable;
    }

    @Override
    public void row(TableRow row) throws IOException {
        if (!HexIds.read(row, 0, record, 0)) {
            unusable.incrementAndGet();
            return;
        }
        if (!wanted.mayHave(record, 0)) {
            return;
        }
        EntryKind found = kind;
        if (!HexIds.read(row, 1, record, SHA1)) {
            Arrays.fill(record, SHA1, LENGTH, (byte) 0);
            found = EntryKind.SKIPPED; // without its name the content cannot be fetched
        }
        long length = row.isNull(2) ? -1 : row.number(2);
        ByteBuffer.wrap(record).put(KIND, found.stored()).putLong(LENGTH, length);
        int reason = kind == EntryKind.SKIPPED ? Math.min(LONGEST_REASON, row.length(3)) : 0;
        if (reason > 0) {
            System.arraycopy(row.array(3), row.offset(3), record, REASON, reason);
        }
        out.add(record, 0, REASON + reason);
    }

    @Override
    public void close() {
        out.close();
    }
}
