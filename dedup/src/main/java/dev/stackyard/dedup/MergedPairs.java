package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;

/** The pairs of several tables in one order: by the later content, then by the earlier one. */
final class MergedPairs {

    private final TableCursor[] cursors;
    private final boolean[] has;
    private int current = -1;

    /** @param tables how many there are, the first inputs of the task */
    MergedPairs(FlowTask task, int tables) throws IOException {
        this.cursors = new TableCursor[tables];
        this.has = new boolean[tables];
        for (int i = 0; i < tables; i++) {
            cursors[i] = task.open(i);
            has[i] = cursors[i].next();
        }
    }

    /** Goes on to the next pair; false after the last one. */
    boolean next() throws IOException {
        if (current >= 0) {
            has[current] = cursors[current].next();
        }
        current = -1;
        for (int i = 0; i < cursors.length; i++) {
            if (has[i] && (current < 0 || isBefore(cursors[i], cursors[current]))) {
                current = i;
            }
        }
        return current >= 0;
    }

    private static boolean isBefore(TableCursor a, TableCursor b) {
        long laterA = a.getLong(0);
        long laterB = b.getLong(0);
        return laterA < laterB || (laterA == laterB && a.getLong(8) < b.getLong(8));
    }

    long later() {
        return cursors[current].getLong(0);
    }

    long earlier() {
        return cursors[current].getLong(8);
    }

    int agreeing() {
        return cursors[current].getByte(16);
    }
}
