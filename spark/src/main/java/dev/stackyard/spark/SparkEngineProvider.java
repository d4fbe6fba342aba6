package dev.stackyard.spark;

import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineProvider;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.UserException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens {@link SparkEngine} for {@code --engine spark}. Under {@code spark-submit} the master is Spark's to say. */
public final class SparkEngineProvider implements EngineProvider {

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public OpenEngine open(String master, StageFactory stages, EngineSettings settings, Progress progress) {
        JavaSparkContext spark = context(master);
        Engine engine = new SparkEngine(spark, stages, settings, progress);
        return new OpenEngine() {
            @Override
            public Engine engine() {
                return engine;
            }

            @Override
            public void close() {
                spark.close();
            }
        };
    }

    static JavaSparkContext context(String master) {
        SparkConf configuration = new SparkConf().setAppName("stackyard");
        if (!master.isEmpty()) {
            configuration.setMaster(master);
        }
        if (!configuration.contains("spark.master")) {
            throw new UserException("--engine spark needs --master, such as local[4] or spark://host:7077");
        }
        // blocks of bytes: this way Spark may move them without looking into them
        configuration.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        // Spark deletes what it has shuffled once the driver has forgotten it, which takes a collection of garbage
        configuration.setIfMissing("spark.cleaner.periodicGC.interval", "5min");
        return new JavaSparkContext(configuration);
    }
}
