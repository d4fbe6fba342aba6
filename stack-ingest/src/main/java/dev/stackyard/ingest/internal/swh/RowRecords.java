package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.table.TableRow;
import java.io.IOException;
import java.io.Serializable;

/** Makes records of a table's rows; travels to where the table is read. */
@FunctionalInterface
interface RowRecords extends Serializable {

    /** Takes the rows of one slice. */
    @FunctionalInterface
    interface Rows {

        /** @return false if the row cannot be used, because it says not what it is about */
        boolean take(TableRow row) throws IOException;
    }

    /**
     * Begins a slice.
     *
     * @param task whose output {@link ExportScan#FIRST_OUTPUT}, and those behind it, take the records
     * @param wanted the identifiers that are wanted
     */
    Rows open(FlowTask task, IdFilter wanted) throws IOException;
}
