package dev.stackyard.spark;

import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.internal.flow.KeyCuts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaRDD;

/**
 * Records of a table where the workers keep them, unsorted as the tasks have written them: they are sorted when a job reads
 * them, cut as that job wants them.
 */
final class SparkTable implements Table {

    private final SparkFlow flow;
    private final TableShape shape;
    private final Made made;
    private final int output;
    private final List<TaskSummary.Written> written;
    private final boolean numbered;
    private final AtomicBoolean closed;

    /** What one job has written, all tables of it. */
    static final class Made {

        private final JavaRDD<byte[]> blocks;
        private final AtomicInteger open;

        Made(JavaRDD<byte[]> blocks, int tables) {
            this.blocks = blocks;
            this.open = new AtomicInteger(tables);
        }

        private void close() {
            if (open.decrementAndGet() == 0) {
                blocks.unpersist(false);
            }
        }
    }

    /** @param output position of the table among those that the job has written */
    SparkTable(SparkFlow flow, TableShape shape, Made made, int output, List<TaskSummary.Written> written) {
        this(flow, shape, made, output, written, false, new AtomicBoolean());
    }

    private SparkTable(
            SparkFlow flow,
            TableShape shape,
            Made made,
            int output,
            List<TaskSummary.Written> written,
            boolean numbered,
            AtomicBoolean closed) {
        this.flow = flow;
        this.shape = shape;
        this.made = made;
        this.output = output;
        this.written = written;
        this.numbered = numbered;
        this.closed = closed;
    }

    JavaRDD<byte[]> blocks() {
        return made.blocks;
    }

    int output() {
        return output;
    }

    boolean isNumbered() {
        return numbered;
    }

    void sample(KeyCuts cuts) {
        for (TaskSummary.Written each : written) {
            for (byte[] key : each.sample()) {
                cuts.add(key, each.bytes() / each.sample().size());
            }
        }
    }

    @Override
    public TableShape shape() {
        return shape;
    }

    @Override
    public long count() {
        return written.stream().mapToLong(TaskSummary.Written::records).sum();
    }

    @Override
    public Table numbered() {
        return new SparkTable(flow, shape, made, output, written, true, closed);
    }

    @Override
    public TableCursor read() throws IOException {
        return flow.read(this);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            made.close();
        }
    }
}
