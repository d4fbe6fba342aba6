package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.internal.MapPass;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.function.Function;

/**
 * One part's trip through a pass, on a worker.
 *
 * @param corpusLocation where the corpus is, the same for driver and workers
 * @param stageNames stages of the pass, in order
 * @param factory makes them; must be serializable with all it holds
 */
record PartTask(String corpusLocation, List<String> stageNames, StageFactory factory)
        implements Function<Integer, PartTask.Done> {

    /** Stages by the task that needs them: their tables are loaded once per worker process, not once per part. */
    private static final Map<PartTask, List<Stage>> STAGES = new ConcurrentHashMap<>();

    /** What a task did. */
    record Done(long rows, long bytes) implements Serializable {}

    @Override
    public Done call(Integer partNumber) throws IOException {
        Corpus corpus = Corpus.at(Storages.of(corpusLocation));
        List<Stage> stages = STAGES.computeIfAbsent(this, PartTask::createStages);
        MapPass pass = MapPass.plan(corpus, new PartId(partNumber), stages);
        AtomicLong bytesDone = new AtomicLong();
        if (!pass.isEmpty()) {
            pass.run((rows, bytes) -> bytesDone.addAndGet(bytes));
        }
        return new Done(pass.rowCount(), bytesDone.get());
    }

    private List<Stage> createStages() {
        return stageNames.stream().map(factory::create).toList();
    }
}
