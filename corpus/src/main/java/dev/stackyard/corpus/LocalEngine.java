package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.MapPass;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs stages on the threads of this machine: a thread takes a part whole. */
public final class LocalEngine extends Engine {

    public LocalEngine(EngineSettings settings, Progress progress) {
        super(settings, progress);
    }

    @Override
    protected void runPass(Corpus corpus, List<Stage> stages, List<PartId> parts, WorkerPool pool, Progress.Task task)
            throws IOException {
        List<MapPass> passes = new ArrayList<>();
        for (PartId part : parts) {
            passes.add(MapPass.plan(corpus, part, stages));
        }
        // the longest parts first: the threads then finish together
        passes.sort(Comparator.comparingLong(MapPass::rowCount).reversed());
        pool.forEach(passes, pass -> pass.run(task));
    }
}
