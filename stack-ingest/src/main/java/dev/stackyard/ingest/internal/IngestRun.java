package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.MetaKaggle;
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
import java.util.UUID;
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
    private final RunContext context;
    private final String run = UUID.randomUUID().toString();
    private final List<String> notes = new ArrayList<>();
    private long newParts;
    private long newRows;

    public IngestRun(IngestRequest request, IngestSettings settings, RunContext context) throws IOException {
        this.request = request;
        this.context = context;
        this.corpus = context.corpus();
        this.settings = settings;
        this.progress = context.progress();
        this.store = new PlanStore(corpus.storage());
        this.removals = Removals.read(corpus.storage());
        this.writer = new PartWriter(corpus, store, removals);
    }

    public IngestSummary run() throws IOException {
        long start = System.nanoTime();
        IngestSummary summary = ingest();
        RunJournal.record(
                corpus,
                new RunJournal.Run(IngestPlan.STAGE, IngestPlan.STAGE_VERSION, settings, newParts > 0, summary),
                start);
        return summary;
    }

    private IngestSummary ingest() throws IOException {
        List<LocatedSource> sources =
                request.sources().stream().map(LocatedSource::of).toList();
        Path scratch = Scratch.of(corpus.storage());
        Map<String, String> fetchUrls = fetchUrls(sources);
        try (WorkerPool pool = new WorkerPool(context.threads());
                Clones clones = new Clones(scratch.resolve("clones"), CloneLimits.of(settings))) {
            ExportedRepositories exported = exported();
            SourceOpener opener = new SourceOpener(settings, scratch, clones, corpusRoot(), fetchUrls, exported);
            IngestStep.remember(run, opener);
            finishOlderPlans(opener, fetchUrls, exported);
            int number = store.plans().size();
            IngestPlan plan = exported == null ? planNew(sources, opener, pool) : planNew(exported);
            write(number, plan, fetchUrls, exported);
            if (exported != null) {
                exported.finish();
            }
            return Summaries.of(store, plan, notes, newParts, newRows);
        } finally {
            IngestStep.forget(run);
            Scratch.deleteTree(scratch);
        }
    }

    private @Nullable ExportedRepositories exported() {
        SoftwareHeritageExport export = request.export();
        return export == null ? null : new ExportedRepositories(export, context);
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

    private void finishOlderPlans(
            SourceOpener opener, Map<String, String> fetchUrls, @Nullable ExportedRepositories exported)
            throws IOException {
        List<IngestPlan> plans = store.plans();
        for (int i = 0; i < plans.size(); i++) {
            IngestPlan plan = plans.get(i);
            Set<Integer> unfinished = new HashSet<>();
            for (int position : undone(plan)) {
                unfinished.add(plan.parts().get(position).number());
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
                write(i, now, fetchUrls, exported);
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
        IngestPlan plan = planner.plan(sources, new Survey(opener, pool, progress), store.nextPart());
        MetaKaggle kaggle = request.kaggle();
        return saved(
                planner,
                kaggle == null ? plan : new KaggleSurvey(kaggle, opener, corpus.storage(), progress).complete(plan));
    }

    /** Positions of a plan's parts that are not done, the longest first: threads then end at about the same time. */
    private List<Integer> undone(IngestPlan plan) throws IOException {
        List<Integer> undone = new ArrayList<>();
        for (int i = 0; i < plan.parts().size(); i++) {
            if (!writer.isDone(plan, plan.parts().get(i))) {
                undone.add(i);
            }
        }
        undone.sort(Comparator.comparingLong((Integer i) -> plan.parts().get(i).rows())
                .reversed());
        return undone;
    }

    private void write(
            int number, IngestPlan plan, Map<String, String> fetchUrls, @Nullable ExportedRepositories exported)
            throws IOException {
        List<Integer> undone = undone(plan);
        if (undone.isEmpty()) {
            return;
        }
        long rows = undone.stream().mapToLong(i -> plan.parts().get(i).rows()).sum();
        IngestStep step = new IngestStep(
                run,
                number,
                Fingerprints.ofJson(plan.parts()),
                undone,
                fetchUrls,
                exported == null ? null : exported.place());
        context.flow().run(Job.of("ingest", Tasks.numbers(undone.size())).rows(rows), step);
        corpus.forgetFooters();
        newParts += undone.size();
        for (int position : undone) {
            newRows += corpus.rowCount(plan.parts().get(position).id());
        }
        forgetKaggle(plan);
    }

    /** What is known of data sets is in the rows now. It must not be anywhere else: a removal erases rows. */
    private void forgetKaggle(IngestPlan plan) throws IOException {
        Set<String> facts = new HashSet<>();
        for (PlanEntry entry : plan.repositories()) {
            if (entry.kaggle() != null) {
                facts.add(entry.kaggle());
            }
        }
        for (String name : facts) {
            corpus.storage().delete(name);
        }
    }
}
