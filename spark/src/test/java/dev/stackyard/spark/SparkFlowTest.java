package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.FlowContract;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SparkFlowTest extends FlowContract {

    private static JavaSparkContext spark;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        spark = SparkEngineProvider.context("local[3]");
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    /** Cuts small tables into many ranges too, and gives a Spark task several of them. */
    private static final class CuttingEngine extends Engine {

        private final long leastRangeBytes;

        private final int mostTasks;

        CuttingEngine(long leastRangeBytes, int mostTasks) {
            super(new EngineSettings(1, 64 << 20, 0), Progress.NONE);
            this.leastRangeBytes = leastRangeBytes;
            this.mostTasks = mostTasks;
        }

        @Override
        protected Flow flow(RunContext context, @Nullable LayerStamp stamp) {
            return new SparkFlow(spark, context.corpus(), stamp, Progress.NONE, leastRangeBytes, mostTasks);
        }

        @Override
        protected void runPass(
                Corpus corpus, List<Stage> stages, List<PartId> parts, WorkerPool pool, Progress.Task task) {
            throw new IllegalStateException("there are no stages");
        }
    }

    @Override
    protected void lend(RunContext.ItemTask<RunContext> work) throws IOException {
        new CuttingEngine(1_000, SparkFlow.MOST_TASKS).lend(Corpus.at(Storages.of(directory)), work);
        new CuttingEngine(100, 4).lend(Corpus.at(Storages.of(directory)), work);
        new CuttingEngine(1 << 20, SparkFlow.MOST_TASKS).lend(Corpus.at(Storages.of(directory)), work);
    }
}
