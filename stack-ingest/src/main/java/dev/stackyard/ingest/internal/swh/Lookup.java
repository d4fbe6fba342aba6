package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;

/** Finds records of a sorted table by keys that are asked for in order: a merge join's other side. Not thread-safe. */
final class Lookup {

    private final TableCursor records;
    private boolean more;

    /** @param records not moved yet */
    Lookup(TableCursor records) throws IOException {
        this.records = records;
        this.more = records.next();
    }

    /**
     * Whether there is a record that begins with the first bytes of another table's current record; then the cursor stands on the
     * first such, or where {@link #pass} has left it.
     */
    boolean find(TableCursor asked, int keyBytes) throws IOException {
        int order = -1;
        while (more && (order = records.compareKey(asked, keyBytes)) < 0) {
            more = records.next();
        }
        return more && order == 0;
    }

    /** Moves behind the record that was found. */
    void pass() throws IOException {
        more = records.next();
    }

    /** The cursor, which stands on what was found. */
    TableCursor found() {
        return records;
    }
}
