package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fields of records that are no numbers: texts, as their length (4 bytes) and their bytes in UTF-8, and times. */
final class Texts {

    /** Bytes of a time: whether there is one (1), seconds (8), nanoseconds (4); ordered as the times are, none before all. */
    static final int TIME_BYTES = 1 + Long.BYTES + Integer.BYTES;

    private Texts() {}

    /** A text of a row; what is no UTF-8 in it becomes U+FFFD. */
    static String of(TableRow row, int column) {
        return new String(row.array(column), row.offset(column), row.length(column), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void put(byte[] text, RecordOutput out) {
        out.putInt(text.length).putBytes(text, 0, text.length);
    }

    /** Where the field behind a text begins. */
    static int end(TableCursor record, int at) {
        return at + Integer.BYTES + record.getInt(at);
    }

    static String get(TableCursor record, int at) {
        int from = record.offset() + at + Integer.BYTES;
        return new String(record.array(), from, record.getInt(at), StandardCharsets.UTF_8);
    }

    static void putTime(@Nullable Instant time, RecordOutput out) {
        out.putByte(time == null ? 0 : 1)
                .putLong(time == null ? 0 : time.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(time == null ? 0 : time.getNano());
    }

    static @Nullable Instant getTime(TableCursor record, int at) {
        return record.getByte(at) == 0
                ? null
                : Instant.ofEpochSecond(record.getLong(at + 1) ^ Long.MIN_VALUE, record.getInt(at + 1 + Long.BYTES));
    }
}
