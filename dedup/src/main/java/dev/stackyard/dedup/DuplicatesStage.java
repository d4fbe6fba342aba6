package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.GlobalStage;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Links exact and near duplicates across the whole corpus and drops all but the most preferred of each.
 *
 * <ol>
 *   <li>{@link ContentRanking}: rows with equal content ids are copies; contents are ranked by {@link Preference}.
 *   <li>{@link CandidateSearch}: pairs of contents whose signatures agree in a band and whose sketches do not speak against
 *       it ({@link Bucket}).
 *   <li>In order of preference, a content is dropped if its exact Jaccard similarity to one that is kept reaches the
 *       threshold: {@link KeptSelection} where all tasks share a process, {@link SimilarityJoin} and {@link KeptJoin} on a
 *       cluster, with the same outcome.
 *   <li>{@link Members}, {@link Clusters} and {@link VerdictWriter}: the outcome, row by row.
 * </ol>
 *
 * With {@link Method#BIGCODE}, {@link BandLinks}, {@link Components} and {@link ComponentMembers} take the place of the first
 * three.
 *
 * <p>Rows that are stubs have no duplicates. A copy of a content that is dropped as a near duplicate is a near duplicate of
 * the same kept row. Everything large is in tables and scratch files; on the heap, beside their buffers, there are
 * two bits per distinct content and one block of candidates.
 */
public final class DuplicatesStage implements GlobalStage {

    public static final String NAME = "duplicates";

    private final DuplicatesSettings settings;

    public DuplicatesStage(DuplicatesSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Column<?>> inputs() {
        Set<Column<?>> columns = new LinkedHashSet<>(SignatureBands.columns(settings));
        if (settings.method() == Method.VERIFIED) {
            columns.addAll(new Preference(settings).columns());
            columns.add(ContentsLayer.CONTENT);
        } else {
            columns.addAll(new BigCodePreference(settings).columns());
        }
        columns.addAll(List.of(FilesLayer.STUB, FilesLayer.CONTENT_ID, FilesLayer.REPO_NAME, FilesLayer.PATH));
        return new ArrayList<>(columns);
    }

    @Override
    public DuplicatesSettings settings() {
        return settings;
    }

    @Override
    public List<String> resources() {
        return new OtherCorpora(settings).fingerprints();
    }

    @Override
    public LayerSchema output() {
        return DuplicatesLayer.SCHEMA;
    }

    @Override
    public void run(RunContext context) throws IOException {
        LinkedParts parts = new OtherCorpora(settings).parts(context.corpus(), context.progress());
        DuplicatesRun run = new DuplicatesRun(context, settings, parts);
        try (Table members = settings.method() == Method.VERIFIED ? verified(run) : ComponentMembers.of(run);
                Table verdicts = Clusters.verdicts(run, members)) {
            VerdictWriter.write(run, verdicts);
        }
    }

    private static Table verified(DuplicatesRun run) throws IOException {
        try (ContentRanking ranking = ContentRanking.of(run);
                Table dropped = dropped(run, ranking)) {
            return Members.of(run, ranking, dropped);
        }
    }

    private static Table dropped(DuplicatesRun run, ContentRanking ranking) throws IOException {
        try (Table candidates = CandidateSearch.candidates(run, ranking)) {
            return run.flow().isLocal()
                    ? KeptSelection.dropped(run, ranking, candidates)
                    : KeptJoin.dropped(run, ranking, candidates);
        }
    }
}
