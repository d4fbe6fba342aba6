package dev.stackyard.corpus.table;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.orc.OrcTables;
import java.io.IOException;
import java.util.List;

/**
 * A data set of tables, each a directory of files. It can be scanned and nothing else: slice by slice, by as many threads or
 * machines as there are. Thread-safe.
 */
public interface Tables {

    /**
     * Cuts a table into slices, which together hold each row once.
     *
     * @throws dev.stackyard.corpus.UserException if there is no such table
     */
    List<TableSlice> slices(String table) throws IOException;

    /**
     * Reads the rows of a slice that meet a scan's conditions.
     *
     * @throws dev.stackyard.corpus.UserException if a column is not there, or is of another type
     * @throws dev.stackyard.corpus.CorpusFormatException if the file is damaged
     */
    void read(TableScan scan, TableSlice slice, RowConsumer consumer) throws IOException;

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
