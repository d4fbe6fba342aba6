package dev.stackyard.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Runs a function over each partition and hears of each outcome as soon as it is there. */
final class SparkJobs {

    private static final AtomicLong GROUPS = new AtomicLong();

    private final JavaSparkContext spark;

    SparkJobs(JavaSparkContext spark) {
        this.spark = spark;
    }

    /** What a worker does with a partition. */
    @FunctionalInterface
    interface PartitionFunction<T, U> extends Serializable {
        U apply(Iterator<T> elements) throws IOException;
    }

    /** Hears of outcomes, one at a time; what it throws ends the job. */
    @FunctionalInterface
    interface Listener<U> {
        void done(U outcome);
    }

    /**
     * Runs a job and waits for it.
     *
     * @param label what Spark's own pages call it
     * @throws IOException as a task threw it, or if the cluster could not run it; so are runtime exceptions
     */
    <T, U> void run(String label, JavaRDD<T> elements, PartitionFunction<T, U> function, Listener<U> listener)
            throws IOException {
        String group = "stackyard-" + GROUPS.incrementAndGet();
        spark.setJobGroup(group, label, false);
        try {
            submit(elements, function, listener);
        } catch (Exception e) { // SparkException is checked, but no signature of Spark's says so
            spark.sc().cancelJobGroup(group);
            throw failure(label, e);
        } finally {
            spark.clearJobGroup();
        }
    }

    private <T, U> void submit(JavaRDD<T> elements, PartitionFunction<T, U> function, Listener<U> listener) {
        ClassTag<U> anything = ClassTag.apply(Object.class);
        var partitions = CollectionConverters.asScala(IntStream.range(0, elements.getNumPartitions())
                        .mapToObj(Integer::valueOf)
                        .map(Object.class::cast)
                        .toList())
                .toSeq();
        spark.sc().runJob(elements.rdd(), new OnWorker<>(function), partitions, new OnDriver<>(listener), anything);
    }

    private static final class OnWorker<T, U> extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, U>
            implements Serializable {

        private static final long serialVersionUID = 1L;

        private final PartitionFunction<T, U> function;

        OnWorker(PartitionFunction<T, U> function) {
            this.function = function;
        }

        @Override
        public U apply(TaskContext context, scala.collection.Iterator<T> elements) {
            try {
                return function.apply(CollectionConverters.asJava(elements));
            } catch (IOException e) {
                throw SparkJobs.<RuntimeException>unchecked(e);
            }
        }
    }

    private static final class OnDriver<U> extends AbstractFunction2<Object, U, BoxedUnit> {

        private final Listener<U> listener;

        OnDriver(Listener<U> listener) {
            this.listener = listener;
        }

        @Override
        public BoxedUnit apply(Object partition, U outcome) {
            listener.done(outcome);
            return BoxedUnit.UNIT;
        }
    }

    /** Throws what Scala does not declare, as Spark's own functions do. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    /** What failed on the worker, as if it had failed here. */
    static IOException failure(String label, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause instanceof SparkException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        if (cause instanceof IOException e) {
            return e;
        }
        if (cause instanceof RuntimeException e && !(cause instanceof SparkException)) {
            throw e;
        }
        String message = String.valueOf(cause.getMessage());
        return new IOException(
                "Spark could not run " + label + ": "
                        + message.lines().findFirst().orElse(""),
                failure);
    }
}
