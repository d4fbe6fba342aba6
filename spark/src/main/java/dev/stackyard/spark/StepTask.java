package dev.stackyard.spark;

import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.internal.ScratchFiles;
import dev.stackyard.corpus.internal.flow.SitedTask;
import dev.stackyard.corpus.internal.flow.Slice;
import dev.stackyard.corpus.internal.flow.TableSorter;
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
 * One task of a job on a worker: sorts what has come for it, runs the step, and hands over what that wrote.
 *
 * @param slices the job's tasks; partition n is the nth
 * @param inputs tables that are read
 * @param mostSamples records of each output to remember
 */
record StepTask(WorkerSite site, Step step, List<Slice> slices, List<Input> inputs, int mostSamples)
        implements Serializable {

    /**
     * A table that is read.
     *
     * @param before records before each slice; null if nobody asks for positions
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Input(TableShape shape, long @Nullable [] before) implements Serializable {}

    /** @param arrived blocks for this task, of all inputs */
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
            List<TableSorter> sorters = sort(arrived, scratch, open);
            SitedTask.run(
                    step,
                    slices.get(partition).number(),
                    site.open(scratch, (moreRows, moreBytes) -> {
                        rows.addAndGet(moreRows);
                        bytes.addAndGet(moreBytes);
                    }),
                    input -> open(partition, input, sorters),
                    outputs);
            for (TableSorter sorter : sorters) {
                sorter.close();
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

    private List<TableSorter> sort(Iterator<Tuple2<Integer, byte[]>> arrived, Path scratch, List<Closeable> open)
            throws IOException {
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
        while (arrived.hasNext()) {
            Block block = new Block(arrived.next()._2());
            into.get(block.table()).add(block.array(), Block.HEADER_BYTES, block.length(), block.records());
        }
        into.forEach(TableSorter.Output::close);
        return sorters;
    }

    private TableCursor open(int partition, int input, List<TableSorter> sorters) throws IOException {
        long[] before = inputs.get(input).before();
        return sorters.get(input).open(null, null, before == null ? -1 : before[partition]);
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
