package dev.stackyard.corpus.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row that a scan is at; columns are numbered in the order of {@link TableScan#columns}. Valid until the next row. */
public interface TableRow {

    boolean isNull(int column);

    /** The array that holds a {@link TableColumn.Kind#BYTES} value; not to be changed. */
    byte[] array(int column);

    /** Where the value begins in {@link #array}. */
    int offset(int column);

    /** Bytes of the value. */
    int length(int column);

    /** A {@link TableColumn.Kind#NUMBER} value. */
    long number(int column);

    /** A {@link TableColumn.Kind#TIME} value, of whatever year; null if it is null or text that is no time. */
    @Nullable
    Instant time(int column);
}
