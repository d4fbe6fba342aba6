package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs map stages as Spark tasks, a part to a task; the corpus must lie where driver and workers see it under the same
 * name. Stages are made on the workers by a {@link StageFactory}, so only names and settings travel. A task that is done
 * twice writes the same bytes twice, so Spark may retry and speculate freely. Global stages and sinks run on the driver.
 */
public final class SparkEngine extends Engine {

    private final JavaSparkContext spark;
    private final StageFactory factory;

    public SparkEngine(JavaSparkContext spark, StageFactory factory, EngineSettings settings, Progress progress) {
        super(settings, progress);
        this.spark = spark;
        this.factory = factory;
    }

    @Override
    protected void runPass(Corpus corpus, List<Stage> stages, List<PartId> parts, WorkerPool pool, Progress.Task task)
            throws IOException {
        List<String> names = stages.stream().map(Stage::name).toList();
        PartTask work = new PartTask(corpus.storage().location(), List.copyOf(names), factory);
        try {
            spark.parallelize(parts.stream().map(PartId::number).toList(), parts.size())
                    .map(work)
                    .toLocalIterator()
                    .forEachRemaining(done -> task.advance(done.rows(), done.bytes()));
        } catch (Exception e) { // SparkException is checked, but no signature of Spark's says so
            throw new IOException("Spark could not run " + String.join(" + ", names) + ": " + rootMessage(e), e);
        }
        corpus.forgetFooters();
    }

    /** The message of the failure on the worker, without Spark's own wrapping. */
    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause instanceof SparkException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
