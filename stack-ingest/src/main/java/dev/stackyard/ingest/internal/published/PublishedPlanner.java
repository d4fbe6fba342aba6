package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.internal.foreign.Fields;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.corpus.internal.foreign.RowHandler;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.internal.PlanEntry;
import dev.stackyard.ingest.internal.Refusals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a dataset into parts by what its files say of sizes, without the repositories that were removed on request, that the
 * corpus has already, or that are listed before. The same files always give the same parts.
 */
final class PublishedPlanner {

    /** Parts that one task reads at least, if row groups allow it: enough to be busy, few enough to spread. */
    private static final int SPAN_PARTS = 4;

    private final Corpus corpus;
    private final IngestSettings settings;
    private final Refusals refusals;
    private final Path scratch;
    private final Progress progress;
    private final Omissions omissions = new Omissions();
    private int nextPart;

    /** @param firstPart number of the first part that is free; all parts before it are done */
    PublishedPlanner(
            Corpus corpus, IngestSettings settings, Refusals refusals, Path scratch, Progress progress, int firstPart) {
        this.corpus = corpus;
        this.settings = settings;
        this.refusals = refusals;
        this.scratch = scratch;
        this.progress = progress;
        this.nextPart = firstPart;
    }

    /**
     * What is to be read, and what is not.
     *
     * @param skipped the first repositories that are left out
     * @param notes how many these are
     */
    record Outline(List<PublishedPlan.Span> spans, List<IngestSummary.Skipped> skipped, List<String> notes) {}

    Outline outline(DatasetKind kind, List<StorageFile> files) throws IOException {
        DatasetRows rows = new DatasetRows(kind, files);
        List<PublishedPlan.Span> spans;
        try (Progress.Task task = progress.begin("survey", files.size());
                TwinFinder twins = new TwinFinder(scratch.resolve("twins"))) {
            addKnown(twins);
            if (kind.isByFile()) {
                try (MixedSurvey survey = new MixedSurvey(settings, refusals, scratch.resolve("repositories"))) {
                    for (int i = 0; i < files.size(); i++) {
                        survey.read(files.get(i), rows.start(i));
                        task.advance(1, 0);
                    }
                    survey.choose(twins, omissions);
                    spans = List.of(new PublishedPlan.Span(-1, 0, 0, survey.cut(cutter(0), omissions)));
                }
            } else {
                for (int i = 0; i < files.size(); i++) {
                    rows.forEach(i, (number, repository) -> choose(number, repository, twins));
                }
                twins.omitTwins(omissions);
                spans = new ArrayList<>();
                for (int i = 0; i < files.size(); i++) {
                    byRow(kind, files.get(i), i, rows.start(i), spans);
                    task.advance(1, 0);
                }
            }
        }
        return new Outline(spans, skipped(rows), notes(kind));
    }

    private PartCutter cutter(long firstRepository) {
        return new PartCutter(settings, omissions, () -> nextPart++, firstRepository);
    }

    private void addKnown(TwinFinder twins) throws IOException {
        String last = null;
        for (PartId part : corpus.parts()) {
            try (RowCursor cursor = corpus.read(part, List.of(FilesLayer.REPO_NAME, FilesLayer.REPO_URL))) {
                while (cursor.next()) {
                    String identity = PlanEntry.identity(
                            cursor.row().get(FilesLayer.REPO_NAME), cursor.row().find(FilesLayer.REPO_URL));
                    if (!identity.equals(last)) {
                        twins.addKnown(TwinFinder.key(identity));
                        last = identity;
                    }
                }
            }
        }
    }

    private void choose(long row, PlanEntry repository, TwinFinder twins) throws IOException {
        if (refusals.reason(repository).isPresent()) {
            omissions.omit(row, new Omissions.Omission(Omissions.Reason.REMOVED, row, -1));
        } else if (RowMapping.isNamed(repository)) {
            twins.add(TwinFinder.key(PlanEntry.identity(repository.repoName(), repository.repoUrl())), row, row);
        }
    }

    /** Cuts between rows of a file whose rows are repositories. */
    private void byRow(DatasetKind kind, StorageFile file, int input, long firstRow, List<PublishedPlan.Span> spans)
            throws IOException {
        try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
            List<Long> groups = parquet.groupRows();
            PartCutter cutter = cutter(firstRow);
            int first = 0;
            for (int group = 0; group < groups.size(); group++) {
                parquet.read(group, group + 1, kind.sizes(), sizes(kind, firstRow, cutter));
                boolean last = group + 1 == groups.size();
                if (last || cutter.count() >= SPAN_PARTS) {
                    cutter.cut();
                    spans.add(new PublishedPlan.Span(input, first, group + 1, cutter.taken()));
                    first = group + 1;
                }
            }
        }
    }

    private RowHandler sizes(DatasetKind kind, long firstRow, PartCutter cutter) {
        return new RowHandler() {
            private long rows;
            private long bytes;

            @Override
            public void element(Fields row, Fields file) {
                rows++;
                bytes += counted(file, kind, settings);
            }

            @Override
            public void row(long number, Fields row) {
                long repository = firstRow + number;
                if (!omissions.has(repository)) {
                    cutter.add(new PartCutter.Unit(number, number + 1, repository, repository + 1, rows, bytes));
                }
                rows = 0;
                bytes = 0;
            }
        };
    }

    /** Content that a file will add to its part; one that is too large adds none. */
    static long counted(Fields file, DatasetKind kind, IngestSettings settings) {
        Long length = file.integer(kind.length());
        return length == null || length < 0 || length >= settings.maxFileBytes() ? 0 : length;
    }

    private List<IngestSummary.Skipped> skipped(DatasetRows rows) throws IOException {
        List<IngestSummary.Skipped> skipped = new ArrayList<>();
        for (Omissions.Omission omission : omissions.named()) {
            PlanEntry repository = rows.repository(omission.row());
            String name = repository.repoName();
            skipped.add(new IngestSummary.Skipped(
                    name + " (" + rows.place(omission.row()) + ")",
                    reason(omission, repository, rows),
                    keptName(omission, name, rows)));
        }
        return skipped;
    }

    private String reason(Omissions.Omission omission, PlanEntry repository, DatasetRows rows) {
        return switch (omission.reason()) {
            case REMOVED -> refusals.reason(repository).orElse("was removed on request");
            case KNOWN -> "is in the corpus already";
            case LISTED -> "is the same repository as " + rows.place(omission.keptRow());
        };
    }

    private static @Nullable String keptName(Omissions.Omission omission, String name, DatasetRows rows)
            throws IOException {
        return switch (omission.reason()) {
            case REMOVED -> null;
            case KNOWN -> name;
            case LISTED -> rows.repository(omission.keptRow()).repoName();
        };
    }

    private List<String> notes(DatasetKind kind) {
        List<String> notes = new ArrayList<>(omissions.notes());
        if (kind.isByFile() && omissions.has(Omissions.Reason.KNOWN)) {
            notes.add(
                    "a repository is never added to: ingest all files of a dataset that has a row for each file in one "
                            + "run");
        }
        return notes;
    }

    /** Takes rows that have no elements. */
    @FunctionalInterface
    interface PlainRow {
        void row(long number, Fields row) throws IOException;
    }

    static RowHandler rows(PlainRow handler) {
        return new RowHandler() {
            @Override
            public void element(Fields row, Fields element) {
                // nothing that is asked for is in a list of structs
            }

            @Override
            public void row(long number, Fields row) throws IOException {
                handler.row(number, row);
            }
        };
    }
}
