package dev.stackyard.corpus;

import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.internal.MapPass;
import dev.stackyard.corpus.internal.StageStamps;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.internal.flow.LocalFlow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What runs stages over the parts of a corpus. All engines give the same bytes; they differ in who does the parts.
 *
 * <p>Neighbouring map stages are fused into passes: a pass reads each part once and writes several layers. What is
 * already there with the right fingerprint is not done again, so a killed run is continued by running it again. Global
 * stages and sinks run in the process that called, on {@link EngineSettings#threads} threads.
 */
public abstract class Engine {

    private final EngineSettings settings;
    private final Progress progress;

    protected Engine(EngineSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Writes the stale layers of some parts, reading each part once.
     *
     * @param stages map stages that can share a pass
     * @param parts the parts in which at least one of them has work to do, in order
     * @param task to be told of rows and bytes as they are done
     */
    protected abstract void runPass(
            Corpus corpus, List<Stage> stages, List<PartId> parts, WorkerPool pool, Progress.Task task)
            throws IOException;

    /**
     * What runs jobs over tables.
     *
     * @param context of the run; its own {@link RunContext#flow} is not to be asked
     * @param stamp of the layer that the running stage writes; null if it writes none
     */
    protected Flow flow(RunContext context, @Nullable LayerStamp stamp) {
        return new LocalFlow(context, stamp);
    }

    /**
     * Brings the layers of all stages up to date, in order, and records what was done in {@code corpus.json}.
     *
     * @param stages each after the stages whose layers it reads
     */
    public final void run(Corpus corpus, List<? extends Stage> stages) throws IOException {
        CorpusJournal journal = CorpusJournal.read(corpus);
        try (WorkerPool pool = new WorkerPool(settings.threads())) {
            for (List<Stage> step : steps(stages)) {
                long start = System.nanoTime();
                List<Stage> worked = runStep(corpus, step, pool);
                journal.update(corpus, step, worked, (System.nanoTime() - start) / 1e9, Instant.now());
            }
        }
    }

    /** Groups stages: map stages that can share a pass, every other stage by itself. */
    static List<List<Stage>> steps(List<? extends Stage> stages) {
        List<List<Stage>> steps = new ArrayList<>();
        List<Stage> pass = new ArrayList<>();
        Set<String> finishedLate = new HashSet<>();
        for (Stage stage : stages) {
            boolean map = stage instanceof RowStage || stage instanceof RepositoryStage;
            boolean mustWait = stage.inputs().stream().anyMatch(column -> finishedLate.contains(column.layer()));
            if (!pass.isEmpty() && (!map || mustWait)) {
                steps.add(List.copyOf(pass));
                pass.clear();
                finishedLate.clear();
            }
            pass.add(stage);
            if (stage instanceof RepositoryStage late) {
                finishedLate.add(late.output().layer());
            }
            if (!map) {
                steps.add(List.copyOf(pass));
                pass.clear();
            }
        }
        if (!pass.isEmpty()) {
            steps.add(List.copyOf(pass));
        }
        return steps;
    }

    /** @return the stages that had anything to do */
    private List<Stage> runStep(Corpus corpus, List<Stage> step, WorkerPool pool) throws IOException {
        Stage first = step.get(0);
        if (first instanceof GlobalStage global) {
            return runGlobal(corpus, global, pool) ? step : List.of();
        }
        if (first instanceof SinkStage sink) {
            lend(corpus, pool, sink::run);
            return step;
        }
        return runMaps(corpus, step, pool);
    }

    /** Runs work that writes no layer of its own: a sink's, or what comes before all stages. */
    public final void lend(Corpus corpus, RunContext.ItemTask<? super RunContext> work) throws IOException {
        try (WorkerPool pool = new WorkerPool(settings.threads())) {
            lend(corpus, pool, work);
        }
    }

    private void lend(Corpus corpus, WorkerPool pool, RunContext.ItemTask<? super RunContext> work) throws IOException {
        LocalRunContext.LayerOpener none = part -> {
            throw new IllegalStateException("what runs has no layer");
        };
        try (LocalRunContext context =
                new LocalRunContext(corpus, settings, progress, pool, none, lent -> flow(lent, null))) {
            work.run(context);
        }
    }

    private boolean runGlobal(Corpus corpus, GlobalStage stage, WorkerPool pool) throws IOException {
        StageStamps stamps = new StageStamps(corpus);
        LayerStamp stamp = stamps.global(stage);
        boolean current = true;
        for (PartId part : corpus.parts()) {
            current &= stamp.equals(corpus.stamp(stage.output().layer(), part).orElse(null));
        }
        if (current) {
            return false;
        }
        try (LocalRunContext context = new LocalRunContext(
                corpus,
                settings,
                progress,
                pool,
                part -> corpus.write(part, stage.output(), stamp),
                lent -> flow(lent, stamp))) {
            stage.run(context);
        }
        return true;
    }

    private List<Stage> runMaps(Corpus corpus, List<Stage> stages, WorkerPool pool) throws IOException {
        List<PartId> parts = new ArrayList<>();
        Set<Stage> worked = new HashSet<>();
        long rows = 0;
        for (PartId part : corpus.parts()) {
            MapPass pass = MapPass.plan(corpus, part, stages);
            if (!pass.isEmpty()) {
                parts.add(part);
                worked.addAll(pass.stages());
                rows += pass.rowCount();
            }
        }
        if (!parts.isEmpty()) {
            try (Progress.Task task = progress.begin(names(stages), rows)) {
                runPass(corpus, stages, parts, pool, task);
            }
        }
        return stages.stream().filter(worked::contains).toList();
    }

    private static String names(List<Stage> stages) {
        return String.join(" + ", stages.stream().map(Stage::name).toList());
    }
}
