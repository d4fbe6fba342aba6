package dev.stackyard.corpus.internal.flow;

import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs on the threads of this machine; tables are sorters with their runs on the scratch disk. The declared memory is
 * shared out anew for each job: three eighths for what is written, a quarter for what is read, a quarter for the steps, and an
 * eighth for small tables, which stay on the heap.
 */
public final class LocalFlow implements Flow {

    /** Ranges for each thread: enough for threads to end at about the same time. */
    private static final int RANGES_PER_THREAD = 8;
    /** What is smaller is not cut. */
    private static final long MIN_RANGE_BYTES = 1 << 16;

    private final RunContext context;
    private final @Nullable LayerStamp stamp;
    private final AtomicLong tables = new AtomicLong();
    private final AtomicLong residentBytes = new AtomicLong();

    /** @param stamp of the layer that the running stage writes; null if it writes none */
    public LocalFlow(RunContext context, @Nullable LayerStamp stamp) {
        this.context = context;
        this.stamp = stamp;
    }

    @Override
    public List<Table> run(Job job, Step step) throws IOException {
        List<LocalTable> inputs =
                job.inputs().stream().map(table -> (LocalTable) table).toList();
        for (LocalTable input : inputs) {
            input.sorter.readWithin(context.memoryBytes() / 4 / inputs.size());
        }
        List<Slice> slices = Slice.of(job.tasks(), keyBytes -> cut(inputs, keyBytes));
        List<TableSorter> outputs = open(job.outputs());
        try (Progress.Task progress = begin(job)) {
            Step travelled = Travel.copy(step);
            context.forEach(slices, slice -> run(job, travelled, slice, inputs, outputs, progress));
            return seal(outputs);
        } catch (IOException | RuntimeException e) {
            for (TableSorter output : outputs) {
                output.close();
            }
            throw e;
        }
    }

    private Progress.Task begin(Job job) {
        return job.label().isEmpty()
                ? Progress.NONE.begin("", 0)
                : context.progress().begin(job.label(), job.rows());
    }

    private List<TableSorter> open(List<TableShape> shapes) throws IOException {
        List<TableSorter> sorters = new ArrayList<>();
        for (TableShape shape : shapes) {
            sorters.add(sorter(shape, context.memoryBytes() * 3 / 8 / shapes.size(), context.threads()));
        }
        return sorters;
    }

    private TableSorter sorter(TableShape shape, long memoryBytes, int threads) throws IOException {
        return new TableSorter(
                shape, context.scratch(shape.name() + "-" + tables.incrementAndGet()), memoryBytes, threads);
    }

    private List<byte[]> cut(List<LocalTable> inputs, int keyBytes) throws IOException {
        if (context.threads() == 1) {
            return List.of();
        }
        KeyCuts cuts = new KeyCuts(keyBytes);
        for (LocalTable input : inputs) {
            input.sorter.sample(cuts::add);
        }
        long ranges = Math.min((long) context.threads() * RANGES_PER_THREAD, cuts.totalBytes() / MIN_RANGE_BYTES);
        return ranges < 2 ? List.of() : cuts.cut((int) ranges);
    }

    private void run(
            Job job, Step step, Slice slice, List<LocalTable> inputs, List<TableSorter> sorters, Progress.Task progress)
            throws IOException {
        Path scratch = context.scratch("task-" + tables.incrementAndGet());
        TaskSite site = new TaskSite(
                context.corpus(),
                stamp,
                job.outputs(),
                context.memoryBytes() / 4 / context.threads(),
                scratch,
                progress);
        List<TableSorter.Output> outputs = new ArrayList<>();
        try {
            for (TableSorter sorter : sorters) {
                outputs.add(sorter.output());
            }
            SitedTask.run(step, slice.number(), site, input -> inputs.get(input).open(slice), outputs);
        } finally {
            outputs.forEach(TableSorter.Output::close);
        }
    }

    private List<Table> seal(List<TableSorter> sorters) throws IOException {
        List<Table> sealed = new ArrayList<>();
        for (TableSorter sorter : sorters) {
            sorter.seal(context.memoryBytes() / 8 - residentBytes.get());
            residentBytes.addAndGet(sorter.residentBytes());
            sealed.add(new LocalTable(sorter, false));
        }
        return sealed;
    }

    @Override
    public Table fill(TableShape shape, Filler filler) throws IOException {
        TableSorter sorter = sorter(shape, context.memoryBytes() * 3 / 8, 1);
        try (TableSorter.Output out = sorter.output()) {
            filler.fill(out);
            out.flush();
        } catch (IOException | RuntimeException e) {
            sorter.close();
            throw e;
        }
        return seal(List.of(sorter)).get(0);
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    private final class LocalTable implements Table {

        private final TableSorter sorter;
        private final boolean numbered;

        LocalTable(TableSorter sorter, boolean numbered) {
            this.sorter = sorter;
            this.numbered = numbered;
        }

        @Override
        public TableShape shape() {
            return sorter.shape();
        }

        @Override
        public long count() {
            return sorter.count();
        }

        @Override
        public Table numbered() {
            return new LocalTable(sorter, true);
        }

        TableCursor open(Slice slice) throws IOException {
            return sorter.open(slice.from(), slice.to(), numbered ? 0 : -1);
        }

        @Override
        public TableCursor read() throws IOException {
            sorter.readWithin(context.memoryBytes() / 4);
            return sorter.open(null, null, 0);
        }

        @Override
        public void close() throws IOException {
            residentBytes.addAndGet(-sorter.residentBytes());
            sorter.close();
        }
    }
}
