package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.internal.git.CloneLimits;
import dev.stackyard.ingest.internal.git.Clones;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One run: older plans are finished, then a plan is made for what is new, then its parts are written. */
public final class IngestRun {

    private final IngestRequest request;
    private final Corpus corpus;
    private final IngestSettings settings;
    private final Progress progress;
    private final PlanStore store;
    private final Removals removals;
    private final PartWriter writer;
    private final List<String> notes = new ArrayList<>();
    private long newParts;
    private long newRows;

    public IngestRun(IngestRequest request, Corpus corpus, IngestSettings settings, Progress progress)
            throws IOException {
        this.request = request;
        this.corpus = corpus;
        this.settings = settings;
        this.progress = progress;
        this.store = new PlanStore(corpus.storage());
        this.removals = Removals.read(corpus.storage());
        this.writer = new PartWriter(corpus, store, removals);
    }

    /** A part that is to be written, and the plan that it belongs to. */
    private record Work(IngestPlan plan, IngestPlan.Part part) {}

    public IngestSummary run(int threads) throws IOException {
        long start = System.nanoTime();
        IngestSummary summary = ingest(threads);
        RunJournal.record(
                corpus,
                new RunJournal.Run(IngestPlan.STAGE, IngestPlan.STAGE_VERSION, settings, newParts > 0, summary),
                start);
        return summary;
    }

    private IngestSummary ingest(int threads) throws IOException {
        List<LocatedSource> sources =
                request.sources().stream().map(LocatedSource::of).toList();
        Path scratch = Scratch.of(corpus.storage());
        try (WorkerPool pool = new WorkerPool(threads);
                Clones clones = new Clones(scratch.resolve("clones"), limits());
                ExportedRepositories exported = exported(pool, threads)) {
            SourceOpener opener =
                    new SourceOpener(settings, scratch, clones, corpusRoot(), fetchUrls(sources), exported);
            finishOlderPlans(opener, exported, pool);
            IngestPlan plan = exported == null ? planNew(sources, opener, pool) : planNew(exported);
            write(work(List.of(plan)), opener, pool);
            if (exported != null) {
                exported.finish();
            }
            return Summaries.of(store, plan, notes, newParts, newRows);
        } finally {
            Scratch.deleteTree(scratch);
        }
    }

    private @Nullable ExportedRepositories exported(WorkerPool pool, int threads) {
        SoftwareHeritageExport export = request.export();
        return export == null ? null : new ExportedRepositories(export, corpus.storage(), pool, threads, progress);
    }

    private CloneLimits limits() {
        return new CloneLimits(settings.remoteTimeoutSeconds(), settings.remoteMaxSeconds(), settings.remoteMaxBytes());
    }

    private @Nullable Path corpusRoot() {
        return corpus.storage() instanceof LocalStorage local ? local.root() : null;
    }

    private static Map<String, String> fetchUrls(List<LocatedSource> sources) {
        Map<String, String> urls = new HashMap<>();
        for (LocatedSource source : sources) {
            String url = source.fetchUrl();
            if (url != null) {
                urls.put(source.location(), url);
            }
        }
        return urls;
    }

    private void finishOlderPlans(SourceOpener opener, @Nullable ExportedRepositories exported, WorkerPool pool)
            throws IOException {
        List<IngestPlan> plans = store.plans();
        for (int i = 0; i < plans.size(); i++) {
            IngestPlan plan = plans.get(i);
            Set<Integer> unfinished = new HashSet<>();
            for (Work work : work(List.of(plan))) {
                unfinished.add(work.part().number());
            }
            if (!unfinished.isEmpty()) {
                progress.note("continuing a run that was not finished: " + unfinished.size() + " of "
                        + plan.parts().size() + " parts are missing");
                listExported(plan, unfinished, exported);
                PlanRefresher refresher = new PlanRefresher(opener.with(plan.settings()));
                IngestPlan now = refresher.refresh(plan, unfinished);
                notes.addAll(refresher.notes());
                if (!now.equals(plan)) {
                    store.save(i, now);
                }
                write(work(List.of(now)), opener, pool);
            }
        }
    }

    /** Sees to it that the exported repositories of unfinished parts can be opened. */
    private static void listExported(IngestPlan plan, Set<Integer> unfinished, @Nullable ExportedRepositories exported)
            throws IOException {
        List<ObjectHash> roots = plan.parts().stream()
                .filter(part -> unfinished.contains(part.number()))
                .flatMap(part -> part.repositories().stream())
                .filter(entry -> entry.kind().equals(LocatedSource.EXPORT))
                .map(entry -> Objects.requireNonNull(entry.state().directory(), "an export states directories"))
                .toList();
        if (exported != null && !roots.isEmpty()) {
            exported.walk(roots, plan.settings());
        }
    }

    private IngestPlan planNew(ExportedRepositories exported) throws IOException {
        Planner planner = planner();
        return saved(planner, new ExportPlanner(planner, exported, settings).plan(store.nextPart()));
    }

    private Planner planner() throws IOException {
        return new Planner(request, settings, new KnownRepositories(store.plans()), new Refusals(removals));
    }

    private IngestPlan saved(Planner planner, IngestPlan plan) throws IOException {
        notes.addAll(planner.notes());
        if (!plan.parts().isEmpty()) {
            store.save(store.plans().size(), plan);
        }
        return plan;
    }

    private IngestPlan planNew(List<LocatedSource> sources, SourceOpener opener, WorkerPool pool) throws IOException {
        Planner planner = planner();
        return saved(planner, planner.plan(sources, new Survey(opener, pool, progress), store.nextPart()));
    }

    private List<Work> work(List<IngestPlan> plans) throws IOException {
        List<Work> work = new ArrayList<>();
        for (IngestPlan plan : plans) {
            for (IngestPlan.Part part : plan.parts()) {
                if (!writer.isDone(plan, part)) {
                    work.add(new Work(plan, part));
                }
            }
        }
        return work;
    }

    private void write(List<Work> work, SourceOpener opener, WorkerPool pool) throws IOException {
        if (work.isEmpty()) {
            return;
        }
        List<Work> longestFirst = new ArrayList<>(work);
        longestFirst.sort(
                Comparator.comparingLong((Work item) -> item.part().rows()).reversed());
        long rows = work.stream().mapToLong(item -> item.part().rows()).sum();
        LongAdder written = new LongAdder();
        try (Progress.Task task = progress.begin("ingest", rows)) {
            pool.forEach(
                    longestFirst,
                    item -> written.add(writer.write(
                            item.plan(), item.part(), opener.with(item.plan().settings()), task)));
        }
        newParts += work.size();
        newRows += written.sum();
    }
}
