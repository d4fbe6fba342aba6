package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;

/** Steps between tables and numbered files of a walk. */
final class KeptFiles {

    private KeptFiles() {}

    /**
     * Writes what a task sees of some inputs to the file of its number.
     *
     * @param kind what the files are called
     * @param inputs how many there are
     */
    record Write(String kind, int inputs) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            TableCursor records = Cursors.merged(task, 0, inputs);
            SortedFile.write(task.corpus().storage(), WalkFiles.name(kind, task.number()), records);
        }
    }

    /** Reads the file of a task's number into a table. */
    record Read(String kind) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            SortedFile file = SortedFile.open(task.corpus().storage(), WalkFiles.name(kind, task.number()));
            RecordOutput out = task.output(0);
            try (SortedFile.Cursor records = file.cursor()) {
                while (records.next()) {
                    out.putBytes(records.array(), records.offset(), records.length())
                            .end();
                }
            }
        }
    }
}
