package dev.stackyard.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

/** How much heap a task may use for itself where it runs, beside what Spark keeps for its shuffle. */
final class WorkerMemory {

    private static final long LEAST_BYTES = 4L << 20;

    private WorkerMemory() {}

    /** An equal share of a quarter of this process's heap, in bytes. */
    static long taskBytes() {
        return Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / 4 / slots());
    }

    /** Tasks that run at the same time in this process. */
    static int slots() {
        SparkConf configuration = SparkEnv.get().conf();
        int cores = configuration.getInt(
                "spark.executor.cores", Runtime.getRuntime().availableProcessors());
        return Math.max(1, cores / Math.max(1, configuration.getInt("spark.task.cpus", 1)));
    }
}
