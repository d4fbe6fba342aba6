package dev.stackyard.ingest.internal.swh;

import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The entries of one directory, held while they are handed to every place that the directory is in. Of a directory with
 * more entries than a repository may have only the number is held. Not thread-safe.
 */
final class DirectoryEntries {

    private final int maxFiles;
    private byte[] bytes = new byte[1 << 12];
    private int used;
    /** Where each entry begins, and behind them where the last one ends. */
    private int[] starts = new int[64];

    private int count;

    DirectoryEntries(int maxFiles) {
        this.maxFiles = maxFiles;
    }

    /** Takes the entries of a directory; the cursor is left behind them. */
    void load(byte[] directory, SortedFile.Cursor entries) throws IOException {
        count = 0;
        used = 0;
        boolean more = entries.seek(directory, ObjectHash.BYTES);
        while (more && entries.startsWith(directory, ObjectHash.BYTES)) {
            if (count <= maxFiles) {
                hold(entries);
            }
            count++;
            more = entries.next();
        }
    }

    private void hold(SortedFile.Cursor entry) {
        if (count + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        int length = entry.length() - EntryScan.TARGET;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
        }
        System.arraycopy(entry.array(), entry.offset() + EntryScan.TARGET, bytes, used, length);
        starts[count] = used;
        used += length;
        starts[count + 1] = used;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    EntryKind kind(int entry) {
        return EntryKind.of(bytes[at(entry, EntryScan.KIND)]);
    }

    int mode(int entry) {
        return ByteBuffer.wrap(bytes).getInt(at(entry, EntryScan.MODE));
    }

    /** Copies the entry's target to the start of an array. */
    void getTarget(int entry, byte[] into) {
        System.arraycopy(bytes, at(entry, EntryScan.TARGET), into, 0, ObjectHash.BYTES);
    }

    int nameLength(int entry) {
        return starts[entry + 1] - at(entry, EntryScan.NAME);
    }

    /** Copies the entry's name; returns where it ends. */
    int getName(int entry, byte[] into, int offset) {
        int length = nameLength(entry);
        System.arraycopy(bytes, at(entry, EntryScan.NAME), into, offset, length);
        return offset + length;
    }

    /** Where a field of the record lies here, without the directory that all entries have in common. */
    private int at(int entry, int field) {
        return starts[entry] + field - EntryScan.TARGET;
    }
}
