package dev.stackyard.curate;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.GlobalStage;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.VersionsLayer;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Finds issues and pull requests that were ingested again when they had gone on, and drops all rows of one but the last: ingest
 * sees to it that the last holds what the others hold ({@code decisions/0013-conversations.md}). Writes the {@link
 * VersionsLayer}.
 *
 * <p>Rows are of one conversation if they have the same path in the same repository, by GitHub's number or, where that is not
 * known, by name. The last is the one in the part with the greatest number: parts are numbered as they are ingested. A row that
 * was removed on request is nobody's version. Time and scratch space are linear in the conversations; no row's content is read.
 */
public final class VersionsStage implements GlobalStage {

    @Override
    public String name() {
        return VersionsLayer.NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Column<?>> inputs() {
        return VersionSteps.COLUMNS;
    }

    @Override
    public Object settings() {
        return Map.of();
    }

    @Override
    public LayerSchema output() {
        return VersionsLayer.SCHEMA;
    }

    @Override
    public void run(RunContext context) throws IOException {
        Flow flow = context.flow();
        Tasks parts = Tasks.parts(context.corpus().parts());
        Job find = Job.of("", parts).writing(VersionSteps.ROWS);
        try (Table rows = flow.run(find, VersionSteps::find).get(0);
                Table superseded = flow.run(
                                Job.of("", Tasks.ranges(Long.BYTES))
                                        .reading(rows)
                                        .writing(VersionSteps.SUPERSEDED),
                                VersionSteps::link)
                        .get(0)) {
            flow.run(Job.of("", parts).reading(superseded), VersionSteps::write);
        }
    }
}
