package dev.stackyard.corpus.flow;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes records, put together field by field. Numbers are written big-endian, so that the order of bytes is the order of the
 * (non-negative) numbers. Not thread-safe.
 *
 * <p>Records are handed over in blocks: those of one width one after the other, those of their own each behind its length (4
 * bytes, big-endian).
 */
public abstract class RecordOutput {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BLOCK_BYTES = 1 << 16;

    private final TableShape shape;
    private final int headerBytes;
    private byte[] block;
    /** Where the record that is being put together begins, its length included. */
    private int start;

    private int position;
    private int records;

    protected RecordOutput(TableShape shape) {
        this.shape = shape;
        this.headerBytes = shape.isFixed() ? 0 : Integer.BYTES;
        this.block = new byte[BLOCK_BYTES + Math.min(shape.recordBytes(), BLOCK_BYTES)];
        this.position = headerBytes;
    }

    /**
     * Takes a block, which is used again afterwards.
     *
     * @param length bytes of it that hold records
     * @param number how many
     */
    protected abstract void accept(byte[] array, int length, int number) throws IOException;

    /** Puts the next eight bytes of the record. */
    public final RecordOutput putLong(long value) {
        require(Long.BYTES);
        LONGS.set(block, position, value);
        position += Long.BYTES;
        return this;
    }

    /** Puts the next four bytes of the record. */
    public final RecordOutput putInt(int value) {
        require(Integer.BYTES);
        INTS.set(block, position, value);
        position += Integer.BYTES;
        return this;
    }

    /** Puts the next byte of the record. */
    public final RecordOutput putByte(int value) {
        require(1);
        block[position++] = (byte) value;
        return this;
    }

    /** Puts the next bytes of the record. */
    public final RecordOutput putBytes(byte[] bytes, int offset, int length) {
        require(length);
        System.arraycopy(bytes, offset, block, position, length);
        position += length;
        return this;
    }

    /** Puts bytes of the record that a cursor stands on. */
    public final RecordOutput putBytes(TableCursor cursor, int at, int length) {
        return putBytes(cursor.array(), cursor.offset() + at, length);
    }

    private void require(int bytes) {
        if (block.length - position < bytes) {
            block = Arrays.copyOf(block, Math.max(position + bytes, 2 * block.length));
        }
    }

    /**
     * Ends the record.
     *
     * @throws IllegalStateException if its width is not that of the table, or beyond {@link TableShape#MAX_RECORD_BYTES}
     */
    public final void end() throws IOException {
        int width = position - start - headerBytes;
        if (shape.isFixed() ? width != shape.recordBytes() : width > TableShape.MAX_RECORD_BYTES) {
            throw new IllegalStateException("a record of " + width + " bytes for the table " + shape.name()
                    + (shape.isFixed()
                            ? ", whose have " + shape.recordBytes()
                            : "; the most is " + TableShape.MAX_RECORD_BYTES));
        }
        if (headerBytes > 0) {
            require(0);
            INTS.set(block, start, width);
        }
        records++;
        start = position;
        position += headerBytes;
        if (start >= BLOCK_BYTES) {
            flush();
        }
    }

    /** Hands over what was ended. */
    public final void flush() throws IOException {
        if (records > 0) {
            accept(block, start, records);
        }
        start = 0;
        position = headerBytes;
        records = 0;
    }
}
