package dev.stackyard.corpus;

import dev.stackyard.corpus.flow.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What an engine lends to a {@link GlobalStage} or {@link SinkStage} for one run. Thread-safe. */
public interface RunContext {

    /** A piece of work on one item, run by one thread. */
    @FunctionalInterface
    interface ItemTask<T> {
        void run(T item) throws IOException;
    }

    Corpus corpus();

    /** Threads that {@link #forEach} uses; at least 1. */
    int threads();

    /** How much heap the stage as a whole may hold at a time, in bytes. */
    long memoryBytes();

    /** The recipe's seed: with a stable id, the only source of anything random. */
    long seed();

    Progress progress();

    /**
     * An empty local directory for spill files, removed when the run ends, and at the next start if it was killed.
     *
     * @param name what it is for, unique in this run
     */
    Path scratch(String name) throws IOException;

    /** Runs jobs over tables of records, on all threads, or on a cluster. */
    Flow flow();

    /**
     * Opens the stage's own layer of one part for writing, stamped with the fingerprint that marks it done.
     *
     * @throws IllegalStateException from a {@link SinkStage}, which has no layer
     */
    LayerWriter write(PartId part) throws IOException;

    /**
     * Runs a task for every item on the engine's threads and waits for all. Items start in order; nothing may depend on
     * the order in which they end. The first failure stops the rest and is thrown.
     */
    <T> void forEach(List<T> items, ItemTask<? super T> task) throws IOException;
}
