package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.PublishedRequest;
import dev.stackyard.ingest.internal.PlanStore;
import dev.stackyard.ingest.internal.Refusals;
import dev.stackyard.ingest.internal.RunJournal;
import dev.stackyard.ingest.internal.Scratch;
import dev.stackyard.ingest.internal.Summaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run over published datasets: older plans are finished, then a plan is made for what is new, then its parts. */
public final class PublishedRun {

    private final PublishedRequest request;
    private final RunContext context;
    private final Corpus corpus;
    private final IngestSettings settings;
    private final Progress progress;
    private final PlanStore store;
    private final Path scratch;
    private final List<IngestSummary.Skipped> skipped = new ArrayList<>();
    private long newParts;
    private long newRows;

    public PublishedRun(PublishedRequest request, IngestSettings settings, RunContext context) {
        this.request = request;
        this.context = context;
        this.corpus = context.corpus();
        this.settings = settings;
        this.progress = context.progress();
        this.store = new PlanStore(corpus.storage());
        this.scratch = Scratch.of(corpus.storage()).resolve("published");
    }

    public IngestSummary run() throws IOException {
        long start = System.nanoTime();
        IngestSummary summary = ingest();
        RunJournal.record(
                corpus,
                new RunJournal.Run(PublishedPlan.STAGE, PublishedPlan.STAGE_VERSION, settings, newParts > 0, summary),
                start);
        return summary;
    }

    private IngestSummary ingest() throws IOException {
        try {
            List<PublishedPlan> known = store.publishedPlans();
            for (int i = 0; i < known.size(); i++) {
                write(i, known.get(i));
            }
            PublishedPlan plan = planNew();
            List<String> notes = new ArrayList<>();
            if (plan != null) {
                skipped.addAll(plan.skipped());
                notes.addAll(plan.notes());
                write(known.size(), plan);
            }
            return Summaries.of(store, skipped, notes, newParts, newRows);
        } finally {
            Scratch.deleteTree(scratch);
        }
    }

    /** The plan for files that no plan has yet; null if there are none. */
    private @Nullable PublishedPlan planNew() throws IOException {
        Set<String> known = new HashSet<>();
        store.publishedPlans().forEach(plan -> plan.inputs().forEach(input -> known.add(input.fingerprint())));
        List<StorageFile> files = new ArrayList<>();
        List<PublishedPlan.Input> inputs = new ArrayList<>();
        DatasetKind kind = null;
        for (String location : request.inputs()) {
            for (StorageFile file : StorageFile.matching(location)) {
                try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
                    kind = kind(parquet, kind);
                    String fingerprint = parquet.fingerprint();
                    if (known.add(fingerprint)) {
                        files.add(file);
                        inputs.add(new PublishedPlan.Input(file.text(), fingerprint));
                    } else {
                        skipped.add(new IngestSummary.Skipped(file.location(), "is in the corpus already", null));
                    }
                }
            }
        }
        if (kind == null || files.isEmpty()) {
            return null;
        }
        int firstPart = store.nextPart();
        PublishedPlanner.Outline outline = new PublishedPlanner(
                        corpus, settings, new Refusals(Removals.read(corpus.storage())), scratch, progress, firstPart)
                .outline(kind, files);
        int parts =
                outline.spans().stream().mapToInt(span -> span.parts().size()).sum();
        PublishedPlan plan = new PublishedPlan(
                PublishedPlan.FORMAT,
                kind.name(),
                kind.hasContents() ? null : contents(),
                settings,
                firstPart,
                parts,
                inputs,
                outline.spans(),
                outline.skipped(),
                outline.notes());
        store.save(store.publishedPlans().size(), plan);
        return plan;
    }

    private DatasetKind kind(ForeignParquet parquet, @Nullable DatasetKind before) {
        DatasetKind kind = DatasetKind.of(parquet.columns());
        if (kind == null || !kind.dataset.equals(request.dataset())) {
            throw new UserException(parquet.location() + " is no file of " + request.dataset() + ": it has the columns "
                    + String.join(", ", parquet.columns()));
        }
        if (before != null && before != kind) {
            throw new UserException(
                    parquet.location() + " has another form than the files before it: ingest rows of files "
                            + "and rows of repositories one after the other");
        }
        return kind;
    }

    private String contents() {
        String contents = request.contents();
        if (contents == null) {
            throw new UserException("the dataset has ids, not contents: say with --contents where these are, such as "
                    + "s3://softwareheritage/content");
        }
        return contents;
    }

    private void write(int number, PublishedPlan plan) throws IOException {
        PublishedPartWriter writer = new PublishedPartWriter(corpus, store, null);
        long before = rows(plan, writer);
        if (before == 0) {
            return;
        }
        checkUnchanged(plan);
        PublishedSteps.Where where = new PublishedSteps.Where(number, Fingerprints.ofJson(plan), request.fetches());
        List<Integer> byRow = new ArrayList<>();
        long byRowRows = 0;
        for (int i = 0; i < plan.spans().size(); i++) {
            PublishedPlan.Span span = plan.spans().get(i);
            if (span.input() < 0) {
                writeMixed(where, plan, i, writer);
            } else if (!isDone(plan, span, writer)) {
                byRow.add(i);
                byRowRows += span.parts().stream()
                        .mapToLong(PublishedPlan.Part::rows)
                        .sum();
            }
        }
        if (!byRow.isEmpty()) {
            context.flow()
                    .run(
                            Job.of("ingest", Tasks.numbers(byRow.size())).rows(byRowRows),
                            new PublishedSteps.WriteSpan(where, byRow));
        }
        corpus.forgetFooters();
    }

    /** Writes the parts of a span whose rows are files of mixed repositories. */
    private void writeMixed(PublishedSteps.Where where, PublishedPlan plan, int span, PublishedPartWriter writer)
            throws IOException {
        List<PartId> parts = new ArrayList<>();
        long rows = 0;
        for (PublishedPlan.Part part : plan.spans().get(span).parts()) {
            if (!writer.isDone(part.id(), plan.stamp(plan.spans().get(span), part))) {
                parts.add(part.id());
                rows += part.rows();
            }
        }
        if (parts.isEmpty()) {
            return;
        }
        parts.sort(null);
        Job deal = Job.of("", Tasks.numbers(plan.inputs().size())).writing(PublishedSteps.ROWS);
        try (Table dealt = context.flow()
                .run(deal, new PublishedSteps.DealRows(where, span, parts))
                .get(0)) {
            Job write = Job.of("ingest", Tasks.parts(parts)).rows(rows).reading(dealt);
            context.flow().run(write, new PublishedSteps.WriteMixed(where, span));
        }
    }

    private static boolean isDone(PublishedPlan plan, PublishedPlan.Span span, PublishedPartWriter writer)
            throws IOException {
        for (PublishedPlan.Part part : span.parts()) {
            if (!writer.isDone(part.id(), plan.stamp(span, part))) {
                return false;
            }
        }
        return true;
    }

    /** Rows of the parts that are not done; counts them as new. */
    private long rows(PublishedPlan plan, PublishedPartWriter writer) throws IOException {
        long rows = 0;
        for (PublishedPlan.Span span : plan.spans()) {
            for (PublishedPlan.Part part : span.parts()) {
                if (!writer.isDone(part.id(), plan.stamp(span, part))) {
                    rows += part.rows();
                    newParts++;
                }
            }
        }
        newRows += rows;
        return rows;
    }

    /** The files of a plan must be what they were when it was made. */
    private static void checkUnchanged(PublishedPlan plan) throws IOException {
        for (PublishedPlan.Input input : plan.inputs()) {
            StorageFile file = StorageFile.of(input.location());
            try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
                if (!parquet.fingerprint().equals(input.fingerprint())) {
                    throw new UserException(
                            file.location() + " has changed since its ingest was begun: put the old file "
                                    + "back, or begin a new corpus");
                }
            }
        }
    }
}
