package dev.stackyard.corpus.flow;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import java.io.IOException;
import java.nio.file.Path;

/** What a {@link Step} is lent for one task. Used by one thread. */
public interface FlowTask {

    /** Which task of the job it is: see {@link Tasks}. */
    int number();

    /** The part, of a task of {@link Tasks.Parts}. */
    default PartId part() {
        return new PartId(number());
    }

    /**
     * A cursor over the task's records of a table, in order. Each call gives another one; all are closed when the task ends.
     *
     * @param input position of the table in {@link Job#inputs}
     */
    TableCursor open(int input) throws IOException;

    /**
     * Where records of a table go. Each call gives the same object. They count only if the task succeeds.
     *
     * @param output position of the table in {@link Job#outputs}
     */
    RecordOutput output(int output);

    /** The corpus, as seen from where the task runs. */
    Corpus corpus();

    /**
     * Begins the running stage's own layer of a part, stamped with the fingerprint that marks it done.
     *
     * @throws IllegalStateException in a sink, which has no layer
     */
    LayerWriter write(PartId part, LayerSchema layer) throws IOException;

    /** Heap that the step may hold for itself, beside its cursors and outputs, in bytes. */
    long memoryBytes();

    /** An empty local directory, removed when the task ends. */
    Path scratch(String name) throws IOException;

    /** Tells of progress; may be told late, and not at all of a task that is run again. */
    void advance(long rows, long bytes);
}
