package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.ingest.internal.TreeBudget;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.Arrays;

/**
 * The entries of one directory, held while they are handed to every place that the directory is in. Of a directory with
 * more entries, or longer names, than a repository may have not all are held. Not thread-safe.
 */
final class DirectoryEntries {

    /** Of names that together are longer than this, no repository can take all: see {@link TreeBudget}. */
    private static final int BYTES_EACH = 512;

    private static final int MOST_BYTES = 1 << 30;

    private final Lookup entries;
    private final int mostHeld;
    private final int mostBytes;
    private byte[] bytes = new byte[1 << 12];
    /** Where each entry begins, without the directory that all have in common, and behind them where the last one ends. */
    private int[] starts = new int[64];

    private long count;
    private int held;

    /**
     * @param entries sorted by directory
     * @param mostHeld entries that are held at most
     */
    DirectoryEntries(TableCursor entries, int mostHeld) throws IOException {
        this.entries = new Lookup(entries);
        this.mostHeld = mostHeld;
        this.mostBytes = (int) Math.min(MOST_BYTES, (long) BYTES_EACH * mostHeld);
    }

    /** Takes the entries of the directory with which a cursor's current record begins; to be called in their order. */
    void load(TableCursor place) throws IOException {
        count = 0;
        held = 0;
        while (entries.find(place, ObjectHash.BYTES)) {
            if (held < mostHeld && starts[held] <= mostBytes) {
                hold(entries.found());
            } else {
                count += mostHeld; // such a directory is one with too many entries, whatever their number
            }
            count++;
            entries.pass();
        }
    }

    private void hold(TableCursor entry) {
        if (held + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        int used = starts[held];
        int length = entry.length() - ObjectHash.BYTES;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
        }
        entry.getBytes(ObjectHash.BYTES, bytes, used, length);
        starts[++held] = used + length;
    }

    /** Entries; some number that is too large for a repository if not all are held. */
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
