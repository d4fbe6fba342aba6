package dev.stackyard.corpus.flow;

import java.io.IOException;
import java.io.Serializable;

/**
 * What a task does. A step travels to where tasks run: it is a record of settings, or a lambda that holds such. Only one that runs
 * where {@link Flow#isLocal} says so may hold objects of its process; it is no record.
 *
 * <p>One object may run several tasks at a time, and a task may be run twice, at different places, at the same time: what it
 * writes depends on its inputs alone, and whatever else it leaves behind (layers, files of the corpus) appears whole and is the
 * same each time.
 */
@FunctionalInterface
public interface Step extends Serializable {

    void run(FlowTask task) throws IOException;
}
