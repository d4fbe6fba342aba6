package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.Arrays;

/**
 * The entries of one directory, held while they are handed to every place that the directory is in. Of a directory with
 * more entries than a repository may have only the number is held. Not thread-safe.
 */
final class DirectoryEntries {

    private final TableCursor entries;
    private final int mostHeld;
    private boolean begun;
    private boolean more;
    private byte[] bytes = new byte[1 << 12];
    /** Where each entry begins, without the directory that all have in common, and behind them where the last one ends. */
    private int[] starts = new int[64];

    private long count;
    private int held;

    /**
     * @param entries sorted by directory
     * @param mostHeld entries that are held at most
     */
    DirectoryEntries(TableCursor entries, int mostHeld) {
        this.entries = entries;
        this.mostHeld = mostHeld;
    }

    /** Takes the entries of the directory with which a cursor's current record begins; to be called in their order. */
    void load(TableCursor place) throws IOException {
        if (!begun) {
            begun = true;
            more = entries.next();
        }
        count = 0;
        held = 0;
        int order = -1;
        while (more && (order = entries.compareKey(place, ObjectHash.BYTES)) < 0) {
            more = entries.next();
        }
        while (more && order == 0) {
            if (held < mostHeld) {
                hold();
            }
            count++;
            more = entries.next();
            order = more ? entries.compareKey(place, ObjectHash.BYTES) : 1;
        }
    }

    private void hold() {
        if (held + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        int used = starts[held];
        int length = entries.length() - ObjectHash.BYTES;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
        }
        entries.getBytes(ObjectHash.BYTES, bytes, used, length);
        starts[++held] = used + length;
    }

    /** All entries, be they held or not. */
    long count() {
        return count;
    }

    /** Entries that are held. */
    int held() {
        return held;
    }

    /** Bytes of a held entry from a field on, which is where it is in the record. */
    int lengthFrom(int entry, int field) {
        return starts[entry + 1] - starts[entry] + ObjectHash.BYTES - field;
    }

    /** Puts so many bytes of a held entry from a field on. */
    void put(int entry, int field, int length, RecordOutput out) {
        out.putBytes(bytes, starts[entry] + field - ObjectHash.BYTES, length);
    }
}
