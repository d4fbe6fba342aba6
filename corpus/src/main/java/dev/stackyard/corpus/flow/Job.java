package dev.stackyard.corpus.flow;

import java.util.List;

/**
 * What a {@link Flow} is to run.
 *
 * @param label what the user is told is going on, such as {@code duplicates: read rows}; empty to say nothing
 * @param rows rows, or other units, that all tasks together will report with {@link FlowTask#advance}; 0 if unknown
 * @param tasks which tasks there are, and which records each one sees
 * @param inputs tables that are read; they stay the caller's
 * @param outputs tables that are made
 */
public record Job(String label, long rows, Tasks tasks, List<Table> inputs, List<TableShape> outputs) {

    public Job {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A job that reads and makes no tables yet. */
    public static Job of(String label, Tasks tasks) {
        return new Job(label, 0, tasks, List.of(), List.of());
    }

    /** This job, reading these tables; a step names them by their positions in this list. */
    public Job reading(Table... tables) {
        return new Job(label, rows, tasks, List.of(tables), outputs);
    }

    /** This job, making tables of these shapes; a step names them by their positions in this list. */
    public Job writing(TableShape... shapes) {
        return new Job(label, rows, tasks, inputs, List.of(shapes));
    }

    /** This job, with so many rows to report. */
    public Job rows(long total) {
        return new Job(label, total, tasks, inputs, outputs);
    }
}
