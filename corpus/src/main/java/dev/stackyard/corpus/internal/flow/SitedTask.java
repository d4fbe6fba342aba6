package dev.stackyard.corpus.internal.flow;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.internal.ScratchFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One task of a job at the place where it runs. */
public final class SitedTask implements FlowTask {

    /** Opens a cursor over the task's records of an input. */
    @FunctionalInterface
    public interface InputOpener {
        TableCursor open(int input) throws IOException;
    }

    private final int number;
    private final TaskSite site;
    private final InputOpener inputs;
    private final List<? extends RecordOutput> outputs;
    private final List<TableCursor> open = new ArrayList<>();

    private SitedTask(int number, TaskSite site, InputOpener inputs, List<? extends RecordOutput> outputs) {
        this.number = number;
        this.site = site;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Runs a step for a task. */
    public static void run(
            Step step, int number, TaskSite site, InputOpener inputs, List<? extends RecordOutput> outputs)
            throws IOException {
        SitedTask task = new SitedTask(number, site, inputs, outputs);
        try {
            step.run(task);
            for (RecordOutput output : outputs) {
                output.flush();
            }
        } finally {
            task.open.forEach(TableCursor::close);
            ScratchFiles.deleteTree(site.scratch());
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public TableCursor open(int input) throws IOException {
        TableCursor cursor = inputs.open(input);
        open.add(cursor);
        return cursor;
    }

    @Override
    public RecordOutput output(int output) {
        return outputs.get(output);
    }

    @Override
    public Corpus corpus() {
        return site.corpus();
    }

    @Override
    public LayerWriter write(PartId part, LayerSchema layer) throws IOException {
        LayerStamp stamp = site.stamp();
        if (stamp == null) {
            throw new IllegalStateException("what runs has no layer, but writes " + layer.layer());
        }
        return site.corpus().write(part, layer, stamp);
    }

    @Override
    public long memoryBytes() {
        return site.memoryBytes();
    }

    @Override
    public Path scratch(String name) throws IOException {
        Path directory = site.scratch().resolve(name);
        ScratchFiles.deleteTree(directory);
        return Files.createDirectories(directory);
    }

    @Override
    public void advance(long rows, long bytes) {
        site.progress().advance(rows, bytes);
    }
}
