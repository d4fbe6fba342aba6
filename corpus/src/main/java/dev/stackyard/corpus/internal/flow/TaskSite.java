package dev.stackyard.corpus.internal.flow;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.flow.TableShape;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks run.
 *
 * @param stamp of the layer that the running stage writes; null if it writes none
 * @param outputs tables that the job makes
 * @param memoryBytes heap that a step may hold for itself
 * @param scratch a directory of the task's own, which need not exist
 * @param progress told of rows and bytes
 */
public record TaskSite(
        Corpus corpus,
        @Nullable LayerStamp stamp,
        List<TableShape> outputs,
        long memoryBytes,
        Path scratch,
        Progress.Task progress) {}
