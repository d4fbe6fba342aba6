package dev.stackyard.spark;

import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.internal.ScratchFiles;
import dev.stackyard.corpus.internal.flow.SitedTask;
import dev.stackyard.corpus.internal.flow.Slice;
import dev.stackyard.corpus.internal.flow.TableSorter;
import dev.stackyard.corpus.internal.flow.TaskSite;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Tasks of a job on a worker: for one after the other, sorts what has come for it and runs the step; then hands over what they
 * wrote.
 *
 * @param slices the job's tasks
 * @param bundles which of them a partition has
 * @param inputs tables that are read
 * @param mostSamples records of each output to remember
 */
record StepTask(WorkerSite site, Step step, List<Slice> slices, Bundles bundles, List<Input> inputs, int mostSamples)
        implements Serializable {

    /**
     * A table that is read.
     *
     * @param before records before each slice; null if nobody asks for positions
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Input(TableShape shape, long @Nullable [] before) implements Serializable {}

    /** @param arrived blocks for this partition, of all inputs; those of a task together if it has several */
    Iterator<byte[]> run(int partition, Iterator<Tuple2<Integer, byte[]>> arrived) throws IOException {
        Path scratch = WorkerSite.scratch();
        List<Closeable> open = new ArrayList<>();
        TaskCompletionListener listener = context -> close(open, scratch);
        TaskContext.get().addTaskCompletionListener(listener);
        BlockSpill spill = new BlockSpill(scratch.resolve("written"), WorkerMemory.taskBytes() / 4);
        open.add(spill);
        List<BlockWriter> outputs = new ArrayList<>();
        for (TableShape shape : site.outputs()) {
            outputs.add(new BlockWriter(outputs.size(), shape, spill, mostSamples));
        }
        AtomicLong rows = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        String refusal = null;
        try {
            Arrivals blocks = new Arrivals(arrived);
            for (int slice = bundles.first(partition); slice < bundles.first(partition + 1); slice++) {
                Path own = Files.createDirectory(scratch.resolve("task-" + slice));
                TaskSite here = site.open(own, (moreRows, moreBytes) -> {
                    rows.addAndGet(moreRows);
                    bytes.addAndGet(moreBytes);
                });
                run(slice, sort(slice, blocks, own, open), here, outputs);
                ScratchFiles.deleteTree(own);
                open.subList(1, open.size()).clear();
            }
        } catch (UserException e) {
            refusal = String.valueOf(e.getMessage());
        }
        TaskSummary summary = new TaskSummary(
                rows.get(),
                bytes.get(),
                outputs.stream().map(BlockWriter::written).toList(),
                refusal);
        return spill.drain(summary.toBlock());
    }

    private void run(int slice, List<TableSorter> sorters, TaskSite here, List<BlockWriter> outputs)
            throws IOException {
        SitedTask.run(step, slices.get(slice).number(), here, input -> open(slice, input, sorters), outputs);
        for (TableSorter sorter : sorters) {
            sorter.close();
        }
    }

    private List<TableSorter> sort(int slice, Arrivals arrived, Path scratch, List<Closeable> open) throws IOException {
        List<TableSorter> sorters = new ArrayList<>();
        List<TableSorter.Output> into = new ArrayList<>();
        for (Input input : inputs) {
            long memory = WorkerMemory.taskBytes() / 2 / inputs.size();
            Path runs = Files.createDirectory(scratch.resolve("input-" + sorters.size()));
            TableSorter sorter = new TableSorter(input.shape(), runs, memory, 1);
            open.add(sorter);
            sorters.add(sorter);
            into.add(sorter.output());
        }
        for (Block block = arrived.next(slice); block != null; block = arrived.next(slice)) {
            into.get(block.table()).add(block.array(), Block.HEADER_BYTES, block.length(), block.records());
        }
        into.forEach(TableSorter.Output::close);
        return sorters;
    }

    private TableCursor open(int slice, int input, List<TableSorter> sorters) throws IOException {
        long[] before = inputs.get(input).before();
        return sorters.get(input).open(null, null, before == null ? -1 : before[slice]);
    }

    private static void close(List<Closeable> open, Path scratch) {
        try {
            for (Closeable each : open) {
                each.close();
            }
            ScratchFiles.deleteTree(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
