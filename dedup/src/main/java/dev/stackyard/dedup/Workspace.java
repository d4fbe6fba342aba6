package dev.stackyard.dedup;

import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RunContext;
import java.io.IOException;

/** Hands out the run's scratch space and memory: a few sorters are alive at a time, and they share. */
record Workspace(RunContext context) {

    /** At most this many sorters are alive at any time, see {@link DuplicatesStage#run}. */
    private static final int SHARES = 4;

    /** A sorter that may hold a quarter of the memory. */
    RecordSorter sorter(String name, int recordBytes) throws IOException {
        return new RecordSorter(
                context.scratch("duplicates-" + name), recordBytes, context.memoryBytes() / SHARES, context.threads());
    }

    SpillFile file(String name) throws IOException {
        return new SpillFile(context.scratch("duplicates-" + name).resolve("spill"));
    }
}
