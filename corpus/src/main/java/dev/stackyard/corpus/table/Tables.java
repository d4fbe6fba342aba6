package dev.stackyard.corpus.table;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.internal.orc.OrcTables;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A data set of tables, each a directory of files. It can be scanned and nothing else, so that whoever has a plan of scans,
 * sorts and merges can run it over files here and over a cluster's tables elsewhere. Thread-safe.
 */
public interface Tables {

    /**
     * Reads a table's files, several slices at a time.
     *
     * @param consumers one is made for each slice; the order of slices, and of rows among slices, is not defined
     * @throws dev.stackyard.corpus.UserException if the table or a column is not there, or is of another type
     * @throws dev.stackyard.corpus.CorpusFormatException if a file is damaged
     */
    void scan(TableScan scan, Supplier<? extends RowConsumer> consumers, WorkerPool pool) throws IOException;

    /**
     * Names and sizes of a table's files: as long as they stay the same, so does the table.
     *
     * @throws dev.stackyard.corpus.UserException if there is no such table
     */
    List<String> files(String table) throws IOException;

    /** Whether there is such a table. */
    boolean has(String table) throws IOException;

    /** Tables in ORC files below a place, such as {@code directory_entry/part-0.orc}. */
    static Tables orc(Storage storage) {
        return new OrcTables(storage);
    }
}
