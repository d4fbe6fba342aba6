package dev.stackyard.corpus.index;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import java.io.IOException;
import java.util.List;

/** Where the rows that are indexed come from. */
interface EntrySource {

    /** The parts, in order. */
    List<PartId> parts() throws IOException;

    /** Rows of a part. */
    long rowCount(PartId part) throws IOException;

    /** Hands on all rows of a part, in order. Called once per part, by several threads at a time for different parts. */
    void scan(PartId part, EntrySink sink, Progress.Task task) throws IOException;
}
