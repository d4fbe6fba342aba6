package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens the inputs of tasks. */
final class Cursors {

    private Cursors() {}

    /** The records of some neighbouring inputs, all in order. */
    static TableCursor merged(FlowTask task, int first, int end) throws IOException {
        List<TableCursor> cursors = new ArrayList<>();
        for (int input = first; input < end; input++) {
            cursors.add(task.open(input));
        }
        return cursors.size() == 1 ? cursors.get(0) : TableCursor.merged(cursors);
    }
}
