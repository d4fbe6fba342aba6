package dev.stackyard.spark;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.internal.flow.TaskSite;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must know to run tasks.
 *
 * @param corpusLocation the same for driver and workers
 * @param stamp of the layer that the running stage writes; null if it writes none
 * @param outputs tables that the job makes
 */
record WorkerSite(String corpusLocation, @Nullable LayerStamp stamp, List<TableShape> outputs) implements Serializable {

    WorkerSite {
        outputs = List.copyOf(outputs);
    }

    /** The site of one task. */
    TaskSite open(Path scratch, Progress.Task progress) {
        Corpus corpus = Corpus.at(Storages.of(corpusLocation));
        return new TaskSite(corpus, stamp, outputs, WorkerMemory.taskBytes() / 4, scratch.resolve("step"), progress);
    }

    /** A directory for a task on one of the disks that Spark uses for its own; Spark removes them all at the end. */
    static Path scratch() throws IOException {
        File[] disks = SparkEnv.get().blockManager().diskBlockManager().localDirs();
        long attempt = TaskContext.get().taskAttemptId();
        Path disk = disks[(int) (attempt % disks.length)].toPath();
        return Files.createTempDirectory(disk, "stackyard-task-" + attempt + "-");
    }
}
