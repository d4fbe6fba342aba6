package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Where the rows that are indexed come from. Travels to where parts are read. */
interface EntrySource extends Serializable {

    /** The parts, in order. */
    List<PartId> parts(Corpus corpus) throws IOException;

    /** Rows of a part. */
    long rowCount(Corpus corpus, PartId part) throws IOException;

    /** Hands on all rows of a part, in order. */
    void scan(Corpus corpus, PartId part, EntrySink sink, Progress.Task task) throws IOException;
}
