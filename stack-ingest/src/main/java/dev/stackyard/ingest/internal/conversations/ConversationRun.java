package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.internal.PlanStore;
import dev.stackyard.ingest.internal.Scratch;
import dev.stackyard.ingest.internal.Summaries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One run over conversations: older plans are finished, then a plan is made for what is new, then its parts. */
public final class ConversationRun {

    private final ConversationsRequest request;
    private final Corpus corpus;
    private final IngestSettings settings;
    private final Progress progress;
    private final RunContext context;
    private final PlanStore store;
    private final Path scratch;
    private final ConversationPartWriter writer;
    private final EventSources sources;
    private final List<IngestSummary.Skipped> skipped = new ArrayList<>();
    private final List<IngestSummary.Rejected> rejected = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final AtomicLong newRows = new AtomicLong();
    private long newParts;

    public ConversationRun(ConversationsRequest request, IngestSettings settings, RunContext context) {
        this.request = request;
        this.context = context;
        this.corpus = context.corpus();
        this.settings = settings;
        this.progress = context.progress();
        this.store = new PlanStore(corpus.storage());
        this.scratch = Scratch.of(corpus.storage()).resolve("conversations");
        this.sources = new EventSources(request.github(), corpus.storage(), progress);
        this.writer = new ConversationPartWriter(corpus, store, scratch);
    }

    public IngestSummary run() throws IOException {
        long start = System.nanoTime();
        try (WorkerPool pool = new WorkerPool(context.threads())) {
            List<PartId> earlier = new ArrayList<>();
            for (ConversationPlan plan : store.conversationPlans()) {
                finish(plan, earlier, pool);
                earlier.addAll(plan.partIds());
            }
            ingestNew(earlier, pool);
        } finally {
            Scratch.deleteTree(scratch);
        }
        IngestSummary summary = Summaries.of(store, skipped, rejected, notes, newParts, newRows.get());
        if (!corpus.parts().isEmpty()) {
            CorpusJournal.read(corpus)
                    .update(corpus, ingested(summary), (System.nanoTime() - start) / 1e9, Instant.now());
        }
        return summary;
    }

    private CorpusJournal.Ingested ingested(IngestSummary summary) {
        TreeMap<String, Long> counts = new TreeMap<>();
        counts.put("content_bytes", summary.contentBytes());
        counts.put("problems", summary.problems());
        counts.put("rejected", (long) rejected.size());
        return new CorpusJournal.Ingested(
                ConversationPlan.STAGE, ConversationPlan.STAGE_VERSION, settings, newParts > 0, summary.rows(), counts);
    }

    /**
     * Writes what is missing of an older plan.
     *
     * @param earlier parts of the plans before it
     */
    private void finish(ConversationPlan plan, List<PartId> earlier, WorkerPool pool) throws IOException {
        List<ConversationPlan.Part> missing = missing(plan);
        if (missing.isEmpty()) {
            return;
        }
        progress.note("continuing a run that was not finished: " + missing.size() + " of "
                + plan.parts().size() + " parts are missing");
        ConversationKinds kinds = kinds(plan);
        List<EventInput> inputs = new ArrayList<>();
        for (ConversationPlan.Input input : plan.inputs()) {
            EventInput now = sources.open(input.location(), input.fingerprint(), kinds);
            if (!now.planned().fingerprint().equals(input.fingerprint())) {
                throw new UserException(now.location() + " has changed since its ingest was begun: put the old file "
                        + "back, or begin a new corpus");
            }
            inputs.add(now);
        }
        try (SortedEvents events = scan(inputs, kinds, earlier, pool)) {
            write(plan, missing, events, pool);
        }
        EventSources.forget(inputs);
    }

    private static ConversationKinds kinds(ConversationPlan plan) {
        return new ConversationKinds(plan.kinds().stream().map(RowKind::of).collect(Collectors.toSet()));
    }

    private SortedEvents scan(List<EventInput> inputs, ConversationKinds kinds, List<PartId> earlier, WorkerPool pool)
            throws IOException {
        return SortedEvents.scan(inputs, kinds, scratch, request.memoryBytes(), earlier, context, pool);
    }

    private List<ConversationPlan.Part> missing(ConversationPlan plan) throws IOException {
        List<ConversationPlan.Part> missing = new ArrayList<>();
        for (ConversationPlan.Part part : plan.parts()) {
            if (!writer.isDone(plan, part)) {
                missing.add(part);
            }
        }
        return missing;
    }

    private void ingestNew(List<PartId> earlier, WorkerPool pool) throws IOException {
        List<EventInput> inputs = newInputs();
        if (inputs.isEmpty()) {
            return;
        }
        try (SortedEvents events = scan(inputs, new ConversationKinds(request.kinds()), earlier, pool)) {
            ConversationPlan plan = new ConversationPlan(
                    ConversationPlan.FORMAT,
                    kindNames(),
                    request.repositories(),
                    settings,
                    inputs.stream().map(EventInput::planned).toList(),
                    events.parts(store.nextPart(), settings, request.repositories() != null),
                    events.corrupt(),
                    events.messages(),
                    events.rejected());
            rejected.addAll(events.rejected());
            notes.add(events.events() + " events in " + inputs.size() + " inputs, " + events.kept() + " of use");
            StorageFile metadata = request.metadataOut();
            if (metadata != null) {
                MetadataWriter.write(events, metadata);
            }
            store.save(store.conversationPlans().size(), plan);
            write(plan, plan.parts(), events, pool);
        }
        EventSources.forget(inputs);
    }

    private List<String> kindNames() {
        return request.kinds().stream().map(RowKind::columnValue).sorted().toList();
    }

    /** Inputs that no plan for the same kinds has; others are skipped. */
    private List<EventInput> newInputs() throws IOException {
        Set<String> known = new HashSet<>();
        for (ConversationPlan plan : store.conversationPlans()) {
            if (plan.kinds().containsAll(kindNames())) {
                plan.inputs().forEach(input -> known.add(input.fingerprint()));
            }
        }
        List<EventInput> inputs = new ArrayList<>();
        for (EventInput input : sources.all(request, rejected)) {
            if (known.add(input.planned().fingerprint())) {
                inputs.add(input);
            } else {
                skipped.add(new IngestSummary.Skipped(input.location(), "is in the corpus already", null));
                EventSources.forget(List.of(input));
            }
        }
        return inputs;
    }

    private void write(ConversationPlan plan, List<ConversationPlan.Part> parts, SortedEvents events, WorkerPool pool)
            throws IOException {
        long records = parts.stream().mapToLong(ConversationPlan.Part::records).sum();
        try (Progress.Task task = progress.begin("join conversations", records)) {
            pool.forEach(parts, part -> newRows.addAndGet(writer.write(plan, part, events, task)));
        }
        newParts += parts.size();
    }
}
