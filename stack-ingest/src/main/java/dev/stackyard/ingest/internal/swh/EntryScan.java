package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns rows of {@code directory_entry} into records that sort by directory: directories, which are walked level by level, by
 * themselves, and apart from them the many more other entries, which are looked at once.
 *
 * <pre>
 * directory   directory (20 bytes)  target (20)  name
 * leaf        directory (20 bytes)  target (20)  mode (4)  kind (1)  name
 * </pre>
 */
final class EntryScan implements RowRecords.Rows {

    static final TableShape DIRECTORIES = TableShape.variable("directory-entries");
    static final TableShape LEAVES = TableShape.variable("leaf-entries");

    static final int TARGET = ObjectHash.BYTES;
    static final int DIRECTORY_NAME = 2 * ObjectHash.BYTES;
    static final int MODE = 2 * ObjectHash.BYTES;
    static final int KIND = MODE + Integer.BYTES;
    static final int LEAF_NAME = KIND + 1;

    /** Makes tables of the two shapes, in the order above. */
    static final RowRecords RECORDS = (task, wanted) -> new EntryScan(task);

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

    private final RecordOutput directories;
    private final RecordOutput leaves;
    /** Directory and target of the row. */
    private final byte[] ids = new byte[2 * ObjectHash.BYTES];

    private EntryScan(FlowTask task) {
        this.directories = task.output(ExportScan.FIRST_OUTPUT);
        this.leaves = task.output(ExportScan.FIRST_OUTPUT + 1);
    }

    @Override
    public boolean take(TableRow row) throws IOException {
        if (!HexIds.read(row, 0, ids, 0)) {
            return false;
        }
        int stated = row.isNull(4) ? 0 : (int) row.number(4);
        EntryKind kind = kind(row, stated);
        int mode = mode(kind, stated);
        if (!HexIds.read(row, 3, ids, TARGET)) {
            Arrays.fill(ids, TARGET, ids.length, (byte) 0);
            kind = EntryKind.ODD_TARGET;
        }
        if (isOddName(row)) {
            kind = EntryKind.ODD_NAME;
        }
        boolean isDirectory = kind == EntryKind.DIRECTORY;
        RecordOutput out = isDirectory ? directories : leaves;
        out.putBytes(ids, 0, ids.length);
        if (!isDirectory) {
            out.putInt(mode).putByte(kind.stored());
        }
        putName(row, out);
        out.end();
        return true;
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

    private static boolean isOddName(TableRow row) {
        int length = row.length(1);
        if (length == 0 || length > LONGEST_NAME) {
            return true;
        }
        byte[] array = row.array(1);
        for (int i = row.offset(1); i < row.offset(1) + length; i++) {
            if (array[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static void putName(TableRow row, RecordOutput out) {
        byte[] array = row.array(1);
        int start = row.offset(1);
        int end = start + Math.min(row.length(1), LONGEST_NAME);
        for (int i = start; i < end; i++) {
            if (array[i] == 0) {
                out.putBytes(array, start, i - start).putBytes(REPLACEMENT, 0, REPLACEMENT.length);
                start = i + 1;
            }
        }
        out.putBytes(array, start, end - start);
    }
}
