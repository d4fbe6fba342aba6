package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns rows of {@code directory_entry} into records that sort by directory.
 *
 * <pre>
 * directory (20 bytes)  target (20)  mode (4)  kind (1)  name
 * </pre>
 */
final class EntryScan implements RowConsumer {

    static final int TARGET = ObjectHash.BYTES;
    static final int MODE = 2 * ObjectHash.BYTES;
    static final int KIND = MODE + Integer.BYTES;
    static final int NAME = KIND + 1;

    /** A longer name is no name: file systems stop at 255 bytes. */
    private static final int LONGEST_NAME = 1 << 16;

    static final TableScan SCAN = TableScan.of(
            "directory_entry",
            TableColumn.bytes("directory_id"),
            TableColumn.bytes("name"),
            TableColumn.bytes("type"),
            TableColumn.bytes("target"),
            TableColumn.number("perms"));

    private static final byte[] FILE = "file".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIRECTORY = "dir".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REVISION = "rev".getBytes(StandardCharsets.US_ASCII);
    /** U+FFFD in UTF-8, which stands for a zero byte that no path may have. */
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private final BytesSorter.Writer out;
    private final AtomicLong unusable;
    private byte[] record = new byte[512];

    /** @param unusable counts rows that belong to no directory */
    EntryScan(BytesSorter.Writer out, AtomicLong unusable) {
        this.out = out;
        this.unusable = unusable;
    }

    @Override
    public void row(TableRow row) throws IOException {
        if (!HexIds.read(row, 0, record, 0)) {
            unusable.incrementAndGet();
            return;
        }
        int stated = row.isNull(4) ? 0 : (int) row.number(4);
        EntryKind kind = kind(row, stated);
        int mode = mode(kind, stated);
        if (!HexIds.read(row, 3, record, TARGET)) {
            Arrays.fill(record, TARGET, MODE, (byte) 0);
            kind = EntryKind.ODD_TARGET;
        }
        int length = NAME + Math.min(row.length(1), LONGEST_NAME);
        if (record.length < NAME + (length - NAME) * REPLACEMENT.length) {
            record = Arrays.copyOf(record, 2 * (NAME + (length - NAME) * REPLACEMENT.length));
        }
        System.arraycopy(row.array(1), row.offset(1), record, NAME, length - NAME);
        if (length == NAME || row.length(1) > LONGEST_NAME || hasZero(length)) {
            length = withoutZeros(length);
            kind = EntryKind.ODD_NAME;
        }
        ByteBuffer.wrap(record).putInt(MODE, mode).put(KIND, kind.stored());
        out.add(record, 0, length);
    }

    /** The type decides what an entry is, as it did for The Stack v2; the mode tells files from links. */
    private static EntryKind kind(TableRow row, int mode) {
        if (is(row, DIRECTORY)) {
            return EntryKind.DIRECTORY;
        }
        if (is(row, REVISION)) {
            return EntryKind.SUBMODULE;
        }
        if (!is(row, FILE)) {
            return EntryKind.ODD_TYPE;
        }
        return switch (mode & SourceFile.TYPE) {
            case SourceFile.REGULAR, SourceFile.SYMLINK -> EntryKind.FILE;
            case SourceFile.DIRECTORY, SourceFile.SUBMODULE -> EntryKind.ODD_TYPE;
            default -> EntryKind.ODD_MODE;
        };
    }

    /** Of directories and submodules the mode is what git gives them; exports have been seen to state others. */
    private static int mode(EntryKind kind, int stated) {
        return switch (kind) {
            case DIRECTORY -> SourceFile.DIRECTORY;
            case SUBMODULE -> SourceFile.SUBMODULE;
            default -> stated;
        };
    }

    private static boolean is(TableRow row, byte[] type) {
        int offset = row.offset(2);
        return !row.isNull(2) && Arrays.equals(row.array(2), offset, offset + row.length(2), type, 0, type.length);
    }

    private boolean hasZero(int length) {
        for (int i = NAME; i < length; i++) {
            if (record[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private int withoutZeros(int length) {
        byte[] name = Arrays.copyOfRange(record, NAME, length);
        int end = NAME;
        for (byte b : name) {
            if (b == 0) {
                System.arraycopy(REPLACEMENT, 0, record, end, REPLACEMENT.length);
                end += REPLACEMENT.length;
            } else {
                record[end++] = b;
            }
        }
        return end;
    }

    @Override
    public void close() {
        out.close();
    }
}
