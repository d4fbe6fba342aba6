package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;

/**
 * What the walk writes down. Roots are numbered; paths are those from the root, without a leading slash.
 *
 * <pre>
 * directory to enter   directory (20 bytes)  root (4)  path
 * place of one         directory (20)  root (4)  whether it has directories (1)  path
 * file                 target (20)  root (4)  mode (4)  kind (1)  path
 * </pre>
 */
final class WalkRecords {

    static final TableShape TO_ENTER = TableShape.variable("directories-to-enter");
    static final TableShape PLACES = TableShape.variable("places");
    static final TableShape FILES = TableShape.variable("files");
    static final TableShape UNENTERED = TableShape.variable("unentered");

    static final int ROOT = ObjectHash.BYTES;
    static final int DIRECTORY_PATH = ROOT + Integer.BYTES;
    static final int HAS_DIRECTORIES = ROOT + Integer.BYTES;
    static final int PLACE_PATH = HAS_DIRECTORIES + 1;
    static final int MODE = ROOT + Integer.BYTES;
    static final int KIND = MODE + Integer.BYTES;
    static final int FILE_PATH = KIND + 1;

    private WalkRecords() {}

    /** Puts a path's beginning, which is that of the directory and a slash; nothing for a root. */
    static int putParent(TableCursor directory, int pathStart, RecordOutput out) {
        int length = directory.length() - pathStart;
        if (length == 0) {
            return 0;
        }
        out.putBytes(directory, pathStart, length).putByte('/');
        return length + 1;
    }

    /**
     * Puts a directory of the walk among the files, because it is not entered.
     *
     * @param directory a record of one to enter
     * @return bytes of its path
     */
    static int listItself(TableCursor directory, EntryKind kind, RecordOutput files) throws IOException {
        int pathLength = directory.length() - DIRECTORY_PATH;
        files.putBytes(directory, 0, DIRECTORY_PATH)
                .putInt(SourceFile.DIRECTORY)
                .putByte(kind.stored())
                .putBytes(directory, DIRECTORY_PATH, pathLength)
                .end();
        return pathLength;
    }
}
