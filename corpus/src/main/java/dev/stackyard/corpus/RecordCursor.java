package dev.stackyard.corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Walks the records of a {@link RecordSorter} in order. Not thread-safe. */
public abstract class RecordCursor implements BytesCursor {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int recordBytes;

    protected RecordCursor(int recordBytes) {
        this.recordBytes = recordBytes;
    }

    /** Width of a record in bytes. */
    public final int recordBytes() {
        return recordBytes;
    }

    @Override
    public final int length() {
        return recordBytes;
    }

    /** The big-endian number in bytes {@code at} to {@code at + 7} of the current record. */
    public final long getLong(int at) {
        return (long) LONGS.get(array(), offset() + at);
    }

    /** A byte of the current record, from 0 to 255. */
    public final int getByte(int at) {
        return array()[offset() + at] & 0xFF;
    }

    /** Copies bytes of the current record. */
    public final void getBytes(int at, byte[] target, int targetOffset, int length) {
        System.arraycopy(array(), offset() + at, target, targetOffset, length);
    }

    /** Whether the current record has these bytes at {@code at}. */
    public final boolean matches(int at, byte[] other, int otherOffset, int length) {
        int from = offset() + at;
        return Arrays.equals(array(), from, from + length, other, otherOffset, otherOffset + length);
    }
}
