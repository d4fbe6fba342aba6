package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.internal.WorkerPool;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Cuts small tables into many ranges too, and gives a Spark task several of them. */
final class CuttingEngine extends Engine {

    private final JavaSparkContext spark;
    private final long leastRangeBytes;
    private final int mostTasks;

    /** See {@link SparkFlow}. */
    CuttingEngine(JavaSparkContext spark, long leastRangeBytes, int mostTasks) {
        super(new EngineSettings(1, 64 << 20, 0), Progress.NONE);
        this.spark = spark;
        this.leastRangeBytes = leastRangeBytes;
        this.mostTasks = mostTasks;
    }

    @Override
    protected Flow flow(RunContext context, @Nullable LayerStamp stamp) {
        return new SparkFlow(spark, context.corpus(), stamp, Progress.NONE, leastRangeBytes, mostTasks);
    }

    @Override
    protected void runPass(Corpus corpus, List<Stage> stages, List<PartId> parts, WorkerPool pool, Progress.Task task) {
        throw new IllegalStateException("there are no stages");
    }
}
