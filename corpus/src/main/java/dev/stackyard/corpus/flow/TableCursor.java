package dev.stackyard.corpus.flow;

import dev.stackyard.corpus.BytesCursor;
import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Walks records of a {@link Table} in order. Not thread-safe. */
public final class TableCursor implements Closeable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final BytesCursor source;
    private byte[] array = new byte[0];
    private int offset;
    private int length;
    private long position;

    private TableCursor(BytesCursor source, long before) {
        this.source = source;
        this.position = before - 1;
    }

    /** A cursor over what another walks, which does not know positions. */
    public static TableCursor of(BytesCursor source) {
        return new TableCursor(source, UNKNOWN + 1);
    }

    /** A cursor over the records of several, all in order, which does not know positions. */
    public static TableCursor merged(List<TableCursor> cursors) {
        return of(new MergedCursor(cursors));
    }

    /** @param before records of the table before the first of the cursor */
    public static TableCursor numbered(BytesCursor source, long before) {
        return new TableCursor(source, before);
    }

    /** Moves to the next record; false after the last. */
    public boolean next() throws IOException {
        if (!source.next()) {
            return false;
        }
        array = source.array();
        offset = source.offset();
        length = source.length();
        position++;
        return true;
    }

    /**
     * Number of the current record in the whole table, from 0, whatever task sees it.
     *
     * @throws IllegalStateException if the table is not {@link Table#numbered}
     */
    public long position() {
        if (position < 0) {
            throw new IllegalStateException("the table is not numbered, or the cursor was not moved yet");
        }
        return position;
    }

    /** The array that holds the current record, valid until the cursor moves. */
    public byte[] array() {
        return array;
    }

    /** Where the current record begins in {@link #array}. */
    public int offset() {
        return offset;
    }

    /** Bytes in the current record. */
    public int length() {
        return length;
    }

    /** The big-endian number in bytes {@code at} to {@code at + 7} of the current record. */
    public long getLong(int at) {
        return (long) LONGS.get(array, offset + at);
    }

    /** The big-endian number in bytes {@code at} to {@code at + 3} of the current record. */
    public int getInt(int at) {
        return (int) INTS.get(array, offset + at);
    }

    /** A byte of the current record, from 0 to 255. */
    public int getByte(int at) {
        return array[offset + at] & 0xFF;
    }

    /** Copies bytes of the current record. */
    public void getBytes(int at, byte[] target, int targetOffset, int number) {
        System.arraycopy(array, offset + at, target, targetOffset, number);
    }

    /** A copy of the current record from a byte on. */
    public byte[] copyFrom(int at) {
        return Arrays.copyOfRange(array, offset + at, offset + length);
    }

    /** Whether the current record has these bytes at {@code at}. */
    public boolean matches(int at, byte[] other, int otherOffset, int number) {
        int from = offset + at;
        return at + number <= length
                && Arrays.equals(array, from, from + number, other, otherOffset, otherOffset + number);
    }

    /** Compares the current records of two cursors by their first bytes, as unsigned. */
    public int compareKey(TableCursor other, int keyBytes) {
        return Arrays.compareUnsigned(
                array,
                offset,
                offset + Math.min(length, keyBytes),
                other.array,
                other.offset,
                other.offset + Math.min(other.length, keyBytes));
    }

    @Override
    public void close() {
        source.close();
    }
}
