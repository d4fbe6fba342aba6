package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.FlowContract;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
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

    @Override
    protected void lend(RunContext.ItemTask<RunContext> work) throws IOException {
        new CuttingEngine(spark, 1_000, SparkFlow.MOST_TASKS).lend(Corpus.at(Storages.of(directory)), work);
        new CuttingEngine(spark, 100, 4).lend(Corpus.at(Storages.of(directory)), work);
        new CuttingEngine(spark, 1 << 20, SparkFlow.MOST_TASKS).lend(Corpus.at(Storages.of(directory)), work);
    }
}
