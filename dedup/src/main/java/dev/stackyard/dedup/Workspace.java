package dev.stackyard.dedup;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RunContext;
import java.io.IOException;
import java.util.List;

/** Hands out the run's scratch space and memory: a few sorters are alive at a time, and they share. */
record Workspace(RunContext context) {

    /** At most this many sorters are alive at any time, see {@link DuplicatesStage#run}. */
    private static final int SHARES = 4;

    /** A sorter that may hold a quarter of the memory. */
    RecordSorter sorter(String name, int recordBytes) throws IOException {
        return new RecordSorter(
                context.scratch("duplicates-" + name), recordBytes, context.memoryBytes() / SHARES, context.threads());
    }

    /** Runs a task for every part, on all threads, and tells the user of the rows that it is done with. */
    void forEachPart(String step, RunContext.ItemTask<PartId> task) throws IOException {
        List<PartId> parts = context.corpus().parts();
        long rows = 0;
        for (PartId part : parts) {
            rows += context.corpus().rowCount(part);
        }
        try (Progress.Task progress = context.progress().begin("duplicates: " + step, rows)) {
            context.forEach(parts, part -> {
                task.run(part);
                progress.advance(context.corpus().rowCount(part), 0);
            });
        }
    }

    SpillFile file(String name) throws IOException {
        return new SpillFile(context.scratch("duplicates-" + name).resolve("spill"));
    }
}
