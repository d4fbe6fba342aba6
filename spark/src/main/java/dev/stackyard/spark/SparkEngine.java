package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs stages as Spark tasks: map stages a part to a task, all others as jobs of {@link SparkFlow}. The corpus must lie where
 * driver and workers see it under the same name. Stages are made on the workers by a {@link StageFactory}, so only names and
 * settings travel. A task that is done twice writes the same bytes twice, so Spark may retry and speculate freely.
 */
public final class SparkEngine extends Engine {

    /** Less is sorted sooner than sent. */
    private static final long LEAST_RANGE_BYTES = 1 << 20;

    private final JavaSparkContext spark;
    private final StageFactory factory;

    public SparkEngine(JavaSparkContext spark, StageFactory factory, EngineSettings settings, Progress progress) {
        super(settings, progress);
        this.spark = spark;
        this.factory = factory;
    }

    @Override
    protected Flow flow(RunContext context, @Nullable LayerStamp stamp) {
        return new SparkFlow(
                spark, context.corpus(), stamp, context.progress(), LEAST_RANGE_BYTES, SparkFlow.MOST_TASKS);
    }

    @Override
    protected void runPass(Corpus corpus, List<Stage> stages, List<PartId> parts, WorkerPool pool, Progress.Task task)
            throws IOException {
        List<String> names = stages.stream().map(Stage::name).toList();
        new SparkFlow(spark, corpus, null, Progress.NONE, LEAST_RANGE_BYTES, SparkFlow.MOST_TASKS)
                .run(Job.of(String.join(" + ", names), Tasks.parts(parts)), new PassStep(names, factory), task);
    }
}
