package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.internal.flow.KeyCuts;
import dev.stackyard.corpus.internal.flow.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs on a Spark cluster. What tasks write stays with the workers, on their disks; when a job reads it, Spark's shuffle
 * brings each record to the task that sees it, in blocks of thousands, and that task sorts them. What a lost worker had is made
 * again by its tasks, wherever there is room.
 */
final class SparkFlow implements Flow {

    /** Records that all tasks of a job together remember of a table. */
    private static final int SAMPLES = 200_000;

    private static final int MOST_SAMPLES_PER_TASK = 256;
    private static final int LEAST_SAMPLES_PER_TASK = 4;
    /** What a task sorts fits into its memory; with more tasks than that, Spark's own work for each shows. */
    private static final long RANGE_BYTES = 64 << 20;

    private static final int RANGES_PER_CORE = 3;
    /** Tasks that a job has at most, for each core of the cluster if that has many: see {@link Bundles}. */
    private static final int TASKS_PER_CORE = 3;

    /** Tasks that a job of records has at most on any cluster but the largest: 16 million pieces of a shuffle. */
    static final int MOST_TASKS = 4_000;

    private static final int PARTITION_BLOCKS = 64;

    private final JavaSparkContext spark;
    private final SparkJobs jobs;
    private final Corpus corpus;
    private final @Nullable LayerStamp stamp;
    private final Progress progress;
    private final long leastRangeBytes;
    private final int mostTasks;

    /**
     * @param stamp of the layer that the running stage writes; null if it writes none
     * @param leastRangeBytes what is smaller is not cut
     * @param mostTasks what a job that reads or writes records has at most, unless the cluster has many cores
     */
    SparkFlow(
            JavaSparkContext spark,
            Corpus corpus,
            @Nullable LayerStamp stamp,
            Progress progress,
            long leastRangeBytes,
            int mostTasks) {
        this.spark = spark;
        this.jobs = new SparkJobs(spark);
        this.corpus = corpus;
        this.stamp = stamp;
        this.progress = progress;
        this.leastRangeBytes = leastRangeBytes;
        this.mostTasks = Math.max(mostTasks, TASKS_PER_CORE * spark.defaultParallelism());
    }

    @Override
    public List<Table> run(Job job, Step step) throws IOException {
        if (job.label().isEmpty()) {
            return run(job, step, Progress.NONE.begin("", 0));
        }
        try (Progress.Task task = progress.begin(job.label(), job.rows())) {
            return run(job, step, task);
        }
    }

    /** Runs a job and tells a progress that somebody else began. */
    List<Table> run(Job job, Step step, Progress.Task task) throws IOException {
        List<SparkTable> inputs =
                job.inputs().stream().map(table -> (SparkTable) table).toList();
        List<Slice> slices = Slice.of(job.tasks(), keyBytes -> cut(inputs, keyBytes, RANGES_PER_CORE));
        if (slices.isEmpty()) {
            return tables(job, spark.emptyRDD(), List.of());
        }
        WorkerSite site = new WorkerSite(corpus.storage().location(), stamp, job.outputs());
        JavaRDD<byte[]> made = blocks(site, step, slices, inputs).persist(StorageLevel.DISK_ONLY());
        try {
            List<TaskSummary> summaries = materialise(job.label(), made, task);
            corpus.forgetFooters();
            return tables(job, made, summaries);
        } catch (IOException | RuntimeException e) {
            made.unpersist(false);
            throw e;
        }
    }

    /** The blocks that a job writes, once somebody asks for them. */
    private JavaRDD<byte[]> blocks(WorkerSite site, Step step, List<Slice> slices, List<SparkTable> inputs)
            throws IOException {
        List<StepTask.Input> described = new ArrayList<>();
        for (SparkTable input : inputs) {
            described.add(new StepTask.Input(input.shape(), input.isNumbered() ? countBefore(input, slices) : null));
        }
        int samples = Math.max(LEAST_SAMPLES_PER_TASK, Math.min(MOST_SAMPLES_PER_TASK, SAMPLES / slices.size()));
        boolean recordless = inputs.isEmpty() && site.outputs().isEmpty();
        Bundles bundles = new Bundles(slices.size(), recordless ? slices.size() : mostTasks);
        StepTask task = new StepTask(site, step, slices, bundles, described, samples);
        if (inputs.isEmpty()) {
            int partitions = bundles.numPartitions();
            return spark.parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
                    .mapPartitionsWithIndex(
                            (partition, none) -> task.run(partition, Collections.emptyIterator()), false);
        }
        JavaPairRDD<Integer, byte[]> routed = routed(inputs, slices);
        return (bundles.areLarge() ? routed.repartitionAndSortWithinPartitions(bundles) : routed.partitionBy(bundles))
                .mapPartitionsWithIndex(task::run, false);
    }

    /** All inputs' records, each with the number of the slice that it is in. */
    private JavaPairRDD<Integer, byte[]> routed(List<SparkTable> inputs, List<Slice> slices) {
        List<JavaPairRDD<Integer, byte[]>> each = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            SparkTable input = inputs.get(i);
            each.add(input.blocks().mapPartitionsToPair(new BlockSplitter(input.shape(), input.output(), i, slices)));
        }
        return each.stream().reduce(JavaPairRDD::union).orElseThrow();
    }

    private List<TaskSummary> materialise(String label, JavaRDD<byte[]> made, Progress.Task task) throws IOException {
        List<TaskSummary> summaries = new ArrayList<>();
        jobs.run(label, made, Iterator::next, block -> {
            TaskSummary summary = TaskSummary.of(new Block(block));
            if (summary.refusal() != null) {
                throw new UserException(summary.refusal());
            }
            task.advance(summary.rows(), summary.bytes());
            summaries.add(summary);
        });
        return summaries;
    }

    private List<Table> tables(Job job, JavaRDD<byte[]> made, List<TaskSummary> summaries) {
        SparkTable.Made shared = new SparkTable.Made(made, job.outputs().size());
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < job.outputs().size(); i++) {
            int output = i;
            List<TaskSummary.Written> written = summaries.stream()
                    .map(summary -> summary.tables().get(output))
                    .filter(each -> each.records() > 0)
                    .toList();
            tables.add(new SparkTable(this, job.outputs().get(i), shared, i, written));
        }
        if (tables.isEmpty()) {
            made.unpersist(false);
        }
        return tables;
    }

    private List<byte[]> cut(List<SparkTable> inputs, int keyBytes, int rangesPerCore) {
        KeyCuts cuts = new KeyCuts(keyBytes);
        inputs.forEach(input -> input.sample(cuts));
        long wanted = Math.max((long) spark.defaultParallelism() * rangesPerCore, cuts.totalBytes() / RANGE_BYTES);
        long ranges = Math.min(wanted, cuts.totalBytes() / leastRangeBytes);
        return ranges < 2 ? List.of() : cuts.cut((int) Math.min(ranges, Integer.MAX_VALUE));
    }

    /** Records of a table before each slice. */
    private long[] countBefore(SparkTable input, List<Slice> slices) throws IOException {
        BlockSplitter splitter = new BlockSplitter(input.shape(), input.output(), 0, slices);
        long[] before = new long[slices.size()];
        jobs.run("count " + input.shape().name(), input.blocks(), splitter::count, counts -> {
            for (int i = 1; i < before.length; i++) {
                before[i] += counts[i - 1];
            }
        });
        for (int i = 1; i < before.length; i++) {
            before[i] += before[i - 1];
        }
        return before;
    }

    @Override
    public Table fill(TableShape shape, Filler filler) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        List<TaskSummary.Written> written = new ArrayList<>();
        RecordOutput out = new RecordOutput(shape) {
            @Override
            protected void accept(byte[] array, int length, int number) {
                blocks.add(Block.of(0, number, array, length).array());
                written.add(new TaskSummary.Written(number, length, firstKey(shape, blocks.get(blocks.size() - 1))));
            }
        };
        filler.fill(out);
        out.flush();
        JavaRDD<byte[]> held = blocks.isEmpty()
                ? spark.emptyRDD()
                : spark.parallelize(blocks, (blocks.size() + PARTITION_BLOCKS - 1) / PARTITION_BLOCKS);
        return new SparkTable(this, shape, new SparkTable.Made(held, 1), 0, written);
    }

    private static List<byte[]> firstKey(TableShape shape, byte[] block) {
        Iterator<byte[]> one = List.of(block).iterator();
        BlockCursor cursor = new BlockCursor(shape, one);
        try {
            cursor.next();
        } catch (IOException e) {
            throw new IllegalStateException("a block in memory can be read", e);
        }
        return List.of(Arrays.copyOfRange(cursor.array(), cursor.offset(), cursor.offset() + cursor.length()));
    }

    /** All records of a table in order; a range of them at a time is in this process's memory. */
    TableCursor read(SparkTable table) throws IOException {
        WorkerSite site = new WorkerSite(corpus.storage().location(), null, List.of(table.shape()));
        List<SparkTable> inputs = List.of(table);
        List<Slice> slices = Slice.of(Tasks.ranges(Integer.MAX_VALUE), keyBytes -> cut(inputs, keyBytes, 1));
        Step copy = task -> {
            TableCursor cursor = task.open(0);
            while (cursor.next()) {
                task.output(0).putBytes(cursor, 0, cursor.length()).end();
            }
        };
        Iterator<byte[]> blocks = blocks(site, copy, slices, inputs)
                .filter(block -> new Block(block).table() != Block.SUMMARY)
                .toLocalIterator();
        return TableCursor.numbered(new BlockCursor(table.shape(), blocks), 0);
    }
}
