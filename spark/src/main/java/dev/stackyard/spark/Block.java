package dev.stackyard.spark;

import dev.stackyard.corpus.flow.RecordOutput;
import java.nio.ByteBuffer;

/**
 * Records on their way: what Spark keeps and moves, so that it handles one object for thousands of records. It travels as its
 * bytes, which every serializer knows:
 *
 * <pre>
 *  0  4  which table they are of: position among the outputs that a task writes, or the inputs that it reads; {@value #SUMMARY}
 *        for the {@link TaskSummary} that comes before all that a task writes
 *  4  4  how many
 *  8     them, in the form of {@link RecordOutput}
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // moved, compared by nobody
record Block(byte[] array) {

    static final int SUMMARY = -1;
    static final int HEADER_BYTES = 8;

    /** A copy of records. */
    static Block of(int table, int records, byte[] from, int length) {
        byte[] array = new byte[HEADER_BYTES + length];
        ByteBuffer.wrap(array).putInt(table).putInt(records).put(from, 0, length);
        return new Block(array);
    }

    int table() {
        return ByteBuffer.wrap(array).getInt(0);
    }

    int records() {
        return ByteBuffer.wrap(array).getInt(Integer.BYTES);
    }

    /** Bytes of the records. */
    int length() {
        return array.length - HEADER_BYTES;
    }
}
