package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.GlobalStage;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RunContext;
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
 *   <li>{@link ShingleStore}: the shingle sets of all contents in such pairs, read from their text once.
 *   <li>{@link KeptSelection}: in order of preference, a content is dropped if its exact Jaccard similarity to one that is
 *       kept reaches the threshold.
 *   <li>{@link ClusterJoin} and {@link VerdictWriter}: the outcome, row by row.
 * </ol>
 *
 * Rows that are stubs have no duplicates. A copy of a content that is dropped as a near duplicate is a near duplicate of
 * the same kept row. Everything large goes through sorters and scratch files; on the heap, beside their buffers, there are
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
        return 1;
    }

    @Override
    public List<Column<?>> inputs() {
        Set<Column<?>> columns = new LinkedHashSet<>(new Preference(settings).columns());
        columns.addAll(CandidateSearch.columns(settings));
        columns.addAll(List.of(
                FilesLayer.STUB, FilesLayer.CONTENT_ID, FilesLayer.REPO_NAME, FilesLayer.PATH, ContentsLayer.CONTENT));
        return new ArrayList<>(columns);
    }

    @Override
    public DuplicatesSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return DuplicatesLayer.SCHEMA;
    }

    @Override
    public void run(RunContext context) throws IOException {
        Workspace space = new Workspace(context);
        try (ContentRanking ranking = ContentRanking.of(space, new Preference(settings));
                RecordSorter dropped = dropped(space, ranking);
                ClusterJoin clusters = ClusterJoin.of(space, ranking, dropped)) {
            VerdictWriter.write(space, clusters);
        }
    }

    private RecordSorter dropped(Workspace space, ContentRanking ranking) throws IOException {
        try (RecordSorter pairs = new CandidateSearch(space, settings).pairs(ranking);
                ShingleStore store =
                        ShingleStore.of(space, settings.ngram(), ranking, inPairs(pairs, ranking.contents()))) {
            return new KeptSelection(space, settings, ranking, store).dropped(pairs);
        }
    }

    private static LongBits inPairs(RecordSorter pairs, long contents) throws IOException {
        LongBits contained = new LongBits(contents);
        try (RecordCursor cursor = pairs.read()) {
            while (cursor.next()) {
                contained.set(cursor.getLong(CandidateSearch.LATER));
                contained.set(cursor.getLong(CandidateSearch.EARLIER));
            }
        }
        return contained;
    }
}
