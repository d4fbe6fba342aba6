package dev.stackyard.corpus.flow;

import java.io.IOException;
import java.util.List;

/**
 * Runs jobs over tables of records: on the threads of this machine, or on a cluster. Jobs run one after the other; the tasks of
 * one run at the same time. What a table holds is decided by the steps alone, never by the number of tasks, the machines they
 * ran on or how often one had to be run again.
 *
 * <pre>{@code
 * TableShape keys = TableShape.fixed("keys", 16);
 * try (Table sorted = flow.run(Job.of("read", Tasks.parts(parts)).writing(keys), new ReadKeys()).get(0);
 *         Table pairs = flow.run(Job.of("pairs", Tasks.ranges(8)).reading(sorted).writing(PAIRS), new Pair()).get(0)) {
 *     ...
 * }
 * }</pre>
 */
public interface Flow {

    /** Writes the records of a table in the process that called. */
    @FunctionalInterface
    interface Filler {
        void fill(RecordOutput out) throws IOException;
    }

    /**
     * Runs a job and waits for all its tasks.
     *
     * @return one table for each of {@link Job#outputs}, to be closed by the caller
     * @throws dev.stackyard.corpus.UserException as a task threw it
     * @throws IOException if a task failed; then there are no tables
     */
    List<Table> run(Job job, Step step) throws IOException;

    /** Makes a table of records that the caller has; they pass through the caller's process. */
    Table fill(TableShape shape, Filler filler) throws IOException;

    /**
     * Whether all tasks run in the process that called, so that steps may share its objects and its scratch disk. What comes
     * out must not depend on it.
     */
    default boolean isLocal() {
        return false;
    }
}
