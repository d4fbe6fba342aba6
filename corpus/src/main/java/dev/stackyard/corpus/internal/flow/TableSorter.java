package dev.stackyard.corpus.internal.flow;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Sorts the records of a table on this machine, whatever their shape. Thread-safe as the sorters are that it stands before. */
public final class TableSorter implements Closeable {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] START = new byte[0];

    private final TableShape shape;
    private final @Nullable RecordSorter fixed;
    private final @Nullable BytesSorter variable;

    /** See {@link RecordSorter}; {@code directory} exists and is this sorter's own. */
    public TableSorter(TableShape shape, Path directory, long memoryBytes, int threads) {
        this.shape = shape;
        this.fixed = shape.isFixed() ? new RecordSorter(directory, shape.recordBytes(), memoryBytes, threads) : null;
        this.variable = shape.isFixed() ? null : new BytesSorter(directory, memoryBytes, threads);
    }

    public TableShape shape() {
        return shape;
    }

    /** A way in for one thread. */
    public Output output() {
        return new Output();
    }

    /** One thread's way in; to be closed whether all went well or not. */
    public final class Output extends RecordOutput implements Closeable {

        private final BytesSorter.@Nullable Writer writer;

        private Output() {
            super(shape);
            this.writer = variable == null ? null : variable.writer();
        }

        @Override
        protected void accept(byte[] array, int length, int number) throws IOException {
            add(array, 0, length, number);
        }

        /** Takes records in the form of {@link RecordOutput}'s blocks. */
        public void add(byte[] array, int offset, int length, int number) throws IOException {
            if (fixed != null) {
                fixed.add(array, offset, number);
            } else if (writer != null) {
                int at = offset;
                while (at < offset + length) {
                    int width = (int) INTS.get(array, at);
                    writer.add(array, at + Integer.BYTES, width);
                    at += Integer.BYTES + width;
                }
            }
        }

        @Override
        public void close() {
            if (writer != null) {
                writer.close();
            }
        }
    }

    /** Ends the writing. What then stays on the heap is at most {@code residentBytes}. */
    public void seal(long residentBytes) throws IOException {
        if (variable != null) {
            variable.seal();
        } else if (fixed != null && fixed.residentBytes() > residentBytes) {
            fixed.settle();
        }
    }

    /** Bytes that stay on the heap after the writing. */
    public long residentBytes() throws IOException {
        return fixed == null ? 0 : fixed.residentBytes();
    }

    /** See {@link RecordSorter#readWithin}. */
    public void readWithin(long bytes) {
        if (fixed != null) {
            fixed.readWithin(bytes);
        } else if (variable != null) {
            variable.readWithin(bytes);
        }
    }

    public long count() {
        return fixed != null ? fixed.count() : variable != null ? variable.count() : 0;
    }

    /**
     * A cursor from one key to another.
     *
     * @param from null to read from the first record
     * @param to null to read to the last
     * @param before records before the first of the whole table that is here; negative for a cursor that knows no positions
     */
    public TableCursor open(byte @Nullable [] from, byte @Nullable [] to, long before) throws IOException {
        byte[] start = from == null ? START : from;
        BytesCursor cursor = fixed != null ? fixed.read(start, to) : variable().read(start, to);
        return before < 0
                ? TableCursor.of(cursor)
                : TableCursor.numbered(cursor, before + (from == null ? 0 : countBefore(from)));
    }

    private long countBefore(byte[] key) throws IOException {
        return fixed != null ? fixed.countBefore(key) : variable().countBefore(key);
    }

    private BytesSorter variable() {
        return java.util.Objects.requireNonNull(variable, "a table has one kind of sorter");
    }

    /** Tells beginnings of records, evenly spaced, each with the bytes that it stands for. */
    public void sample(ObjLongConsumer<byte[]> to) throws IOException {
        if (fixed != null) {
            fixed.sample(to);
        } else {
            variable().sample(to);
        }
    }

    @Override
    public void close() throws IOException {
        if (fixed != null) {
            fixed.close();
        } else {
            variable().close();
        }
    }
}
