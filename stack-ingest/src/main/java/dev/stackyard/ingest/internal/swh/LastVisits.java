package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.table.Condition;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.ingest.internal.SaneTime;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last full visit of each origin.
 *
 * <pre>
 * visit   CRC-32C of the origin (4 bytes)  origin  number (8)  date (13)  snapshot (20)
 * named   CRC-32C of the origin (4 bytes)  origin
 * </pre>
 *
 * Reads visits and, if only some origins are wanted, those. Makes the visits that are the last of their origins.
 *
 * @param named whether only some are wanted
 */
record LastVisits(boolean named) implements Step {

    static final TableShape VISITS = TableShape.variable("visits");
    static final TableShape NAMED = TableShape.variable("named-origins");

    /** What is never parted of a record: visits of one origin are seen together. */
    static final int HASH_BYTES = Integer.BYTES;

    static final TableScan SCAN = TableScan.of(
                    "origin_visit_status",
                    TableColumn.bytes("origin"),
                    TableColumn.number("visit"),
                    TableColumn.time("date"),
                    TableColumn.bytes("status"),
                    TableColumn.bytes("snapshot"))
            .where(Condition.OneOf.of("status", "full"));

    static final RowRecords RECORDS = (task, wanted) -> {
        RecordOutput out = task.output(ExportScan.FIRST_OUTPUT);
        byte[] snapshot = new byte[ObjectHash.BYTES];
        return row -> {
            if (HexIds.read(row, 4, snapshot, 0) && !row.isNull(0) && !row.isNull(1)) {
                putOrigin(Texts.of(row, 0), out);
                out.putLong(row.number(1) ^ Long.MIN_VALUE);
                Texts.putTime(date(row), out);
                out.putBytes(snapshot, 0, snapshot.length).end();
            }
            return true;
        };
    };

    private static @Nullable Instant date(TableRow row) {
        Instant date = SaneTime.orNull(row.time(2));
        return date == null ? null : date.truncatedTo(ChronoUnit.MICROS);
    }

    /** Begins a record with an origin. */
    static void putOrigin(String origin, RecordOutput out) {
        byte[] text = Texts.bytes(origin);
        CRC32C hash = new CRC32C();
        hash.update(text);
        out.putInt((int) hash.getValue());
        Texts.put(text, out);
    }

    /** The visit that a cursor stands on. */
    static ExportSelection.Visit visit(TableCursor record) {
        int number = Texts.end(record, HASH_BYTES);
        int date = number + Long.BYTES;
        return new ExportSelection.Visit(
                Texts.get(record, HASH_BYTES),
                record.getLong(number) ^ Long.MIN_VALUE,
                Texts.getTime(record, date),
                ObjectHash.of(record.array(), record.offset() + date + Texts.TIME_BYTES));
    }

    @Override
    public void run(FlowTask task) throws IOException {
        TableCursor visit = task.open(0);
        RecordOutput out = task.output(0);
        @Nullable Lookup wanted = named ? new Lookup(task.open(1)) : null;
        byte @Nullable [] last = null;
        int origin = 0;
        while (visit.next()) {
            if (last != null && !visit.matches(0, last, 0, origin)) {
                out.putBytes(last, 0, last.length).end();
                last = null;
            }
            origin = Texts.end(visit, HASH_BYTES);
            // records of one origin come in the order of the visits
            last = last != null || wanted == null || wanted.find(visit, origin) ? visit.copyFrom(0) : null;
        }
        if (last != null) {
            out.putBytes(last, 0, last.length).end();
        }
    }
}
