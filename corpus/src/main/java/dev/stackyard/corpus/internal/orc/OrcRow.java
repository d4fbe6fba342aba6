package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.jspecify.annotations.Nullable;

/**
 * A row of a batch. Times are taken from the numbers of seconds and nanoseconds that the file holds, not through {@link
 * java.sql.Timestamp} and its calendar, so that those of any year survive.
 */
final class OrcRow implements TableRow {

    private static final byte[] NOTHING = {};

    private final VectorizedRowBatch batch;
    private int row;

    OrcRow(VectorizedRowBatch batch, TableScan scan) {
        this.batch = batch;
        if (batch.numCols != scan.columns().size()) {
            throw new IllegalArgumentException("a batch of " + batch.numCols + " columns for " + scan);
        }
    }

    void moveTo(int index) {
        row = index;
    }

    private int index(ColumnVector vector) {
        return vector.isRepeating ? 0 : row;
    }

    @Override
    public boolean isNull(int column) {
        ColumnVector vector = batch.cols[column];
        return !vector.noNulls && vector.isNull[index(vector)];
    }

    @Override
    public byte[] array(int column) {
        BytesColumnVector vector = (BytesColumnVector) batch.cols[column];
        byte[] array = vector.vector[index(vector)];
        return array == null ? NOTHING : array;
    }

    @Override
    public int offset(int column) {
        BytesColumnVector vector = (BytesColumnVector) batch.cols[column];
        return vector.start[index(vector)];
    }

    @Override
    public int length(int column) {
        BytesColumnVector vector = (BytesColumnVector) batch.cols[column];
        return isNull(column) ? 0 : vector.length[index(vector)];
    }

    @Override
    public long number(int column) {
        LongColumnVector vector = (LongColumnVector) batch.cols[column];
        return vector.vector[index(vector)];
    }

    @Override
    public @Nullable Instant time(int column) {
        if (isNull(column)) {
            return null;
        }
        if (batch.cols[column] instanceof TimestampColumnVector vector) {
            int at = index(vector);
            return Instant.ofEpochSecond(Math.floorDiv(vector.time[at], 1000L), vector.nanos[at]);
        }
        return parse(new String(array(column), offset(column), length(column), StandardCharsets.US_ASCII));
    }

    /** ISO-8601, or the form of SQL: {@code 2023-09-06 12:00:00.123}, in UTC. */
    private static @Nullable Instant parse(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return Instant.parse(iso.endsWith("Z") || iso.indexOf('+') > 0 ? iso : iso + "Z");
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
