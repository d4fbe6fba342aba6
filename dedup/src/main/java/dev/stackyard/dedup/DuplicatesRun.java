package dev.stackyard.dedup;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;

/**
 * One run of {@link DuplicatesStage}: what its steps share.
 *
 * @param parts the parts whose rows are linked
 */
record DuplicatesRun(RunContext context, DuplicatesSettings settings, LinkedParts parts) {

    Flow flow() {
        return context.flow();
    }

    Corpus corpus() {
        return context.corpus();
    }

    /** A job with a task for each part, which tells the user of the rows that it is done with. */
    Job eachPart(String label) throws IOException {
        return Job.of("duplicates: " + label, Tasks.parts(parts.all(corpus()))).rows(parts.rowCount(corpus()));
    }

    /** Likewise for the parts of the corpus alone. */
    Job eachOwnPart(String label) throws IOException {
        return Job.of("duplicates: " + label, Tasks.parts(corpus().parts())).rows(parts.rowCount(corpus()));
    }

    /** Joins tables by their first bytes, which takes too little time to tell of. */
    Table join(int keyBytes, TableShape output, Step step, Table... inputs) throws IOException {
        return flow().run(Job.of("", Tasks.ranges(keyBytes)).reading(inputs).writing(output), step)
                .get(0);
    }
}
