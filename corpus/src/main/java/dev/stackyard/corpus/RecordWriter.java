package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One thread's way into a {@link RecordSorter}: records are put together field by field and handed over in batches.
 * Numbers are written big-endian, so that the order of bytes is the order of the (non-negative) numbers. Not thread-safe.
 */
public final class RecordWriter implements Closeable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int BATCH_BYTES = 16 << 10;

    private final RecordSorter sorter;
    private final int recordBytes;
    private final byte[] batch;
    private int recordStart;
    private int position;

    RecordWriter(RecordSorter sorter) {
        this.sorter = sorter;
        this.recordBytes = sorter.recordBytes();
        this.batch = new byte[Math.max(1, BATCH_BYTES / recordBytes) * recordBytes];
    }

    /** Puts the next eight bytes of the record. */
    public RecordWriter putLong(long value) {
        LONGS.set(batch, position, value);
        position += Long.BYTES;
        return this;
    }

    /** Puts the next byte of the record. */
    public RecordWriter putByte(int value) {
        batch[position++] = (byte) value;
        return this;
    }

    /** Puts the next bytes of the record. */
    public RecordWriter putBytes(byte[] bytes, int offset, int length) {
        System.arraycopy(bytes, offset, batch, position, length);
        position += length;
        return this;
    }

    /**
     * Ends the record.
     *
     * @throws IllegalStateException if it has more or fewer bytes than a record of this sorter
     */
    public void end() throws IOException {
        if (position - recordStart != recordBytes) {
            throw new IllegalStateException(
                    "a record of " + (position - recordStart) + " bytes where " + recordBytes + " were declared");
        }
        recordStart = position;
        if (position == batch.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        sorter.add(batch, 0, recordStart / recordBytes);
        recordStart = 0;
        position = 0;
    }

    /** Hands over what is left. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
