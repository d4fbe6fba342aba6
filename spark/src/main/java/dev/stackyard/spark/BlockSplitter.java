package dev.stackyard.spark;

import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.internal.flow.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Sends records to the tasks that see them.
 *
 * @param shape of the table that they are of
 * @param output which table that is among those which the blocks hold
 * @param input which table it is for the tasks
 * @param slices the tasks
 */
record BlockSplitter(TableShape shape, int output, int input, List<Slice> slices)
        implements PairFlatMapFunction<Iterator<byte[]>, Integer, byte[]> {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int MOST_BLOCK_BYTES = 1 << 16;
    private static final int LEAST_BLOCK_BYTES = 1 << 10;

    @Override
    public Iterator<Tuple2<Integer, byte[]>> call(Iterator<byte[]> blocks) {
        long each = WorkerMemory.taskBytes() / 4 / slices.size();
        return new Splitting(blocks, (int) Math.max(LEAST_BLOCK_BYTES, Math.min(MOST_BLOCK_BYTES, each)));
    }

    /** How many records each task would get. */
    long[] count(Iterator<byte[]> blocks) {
        long[] counts = new long[slices.size()];
        while (blocks.hasNext()) {
            forEach(new Block(blocks.next()), (slice, bytes, from, length) -> counts[slice]++);
        }
        return counts;
    }

    private interface RecordSink {
        void add(int slice, byte[] bytes, int from, int length);
    }

    private void forEach(Block block, RecordSink sink) {
        if (block.table() == Block.SUMMARY) {
            checkSummary(block);
        }
        if (block.table() != output) {
            return;
        }
        byte[] bytes = block.array();
        int at = Block.HEADER_BYTES;
        while (at < bytes.length) {
            int header = shape.isFixed() ? 0 : Integer.BYTES;
            int width = shape.isFixed() ? shape.recordBytes() : (int) INTS.get(bytes, at);
            int slice = Slice.find(slices, bytes, at + header, width);
            if (slice >= 0) {
                sink.add(slice, bytes, at, header + width);
            }
            at += header + width;
        }
    }

    private final class Splitting implements Iterator<Tuple2<Integer, byte[]>> {

        private final Iterator<byte[]> blocks;
        private final int blockBytes;
        private final @Nullable Growing[] open = new Growing[slices.size()];
        private final Queue<Tuple2<Integer, byte[]>> full = new ArrayDeque<>();
        private int nextToClose;

        Splitting(Iterator<byte[]> blocks, int blockBytes) {
            this.blocks = blocks;
            this.blockBytes = blockBytes;
        }

        @Override
        public boolean hasNext() {
            while (full.isEmpty() && blocks.hasNext()) {
                forEach(new Block(blocks.next()), this::add);
            }
            while (full.isEmpty() && nextToClose < open.length) {
                emit(nextToClose++);
            }
            return !full.isEmpty();
        }

        @Override
        public Tuple2<Integer, byte[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return full.remove();
        }

        private void add(int slice, byte[] bytes, int from, int length) {
            Growing growing = open[slice];
            if (growing != null && growing.used + length > blockBytes) {
                emit(slice);
                growing = null;
            }
            if (growing == null) {
                growing = new Growing();
                open[slice] = growing;
            }
            growing.add(bytes, from, length);
        }

        private void emit(int slice) {
            Growing growing = open[slice];
            if (growing != null) {
                full.add(new Tuple2<>(slice, growing.toBlock()));
                open[slice] = null;
            }
        }
    }

    /** A task that was run again must not fail in silence, its records missing. */
    private static void checkSummary(Block block) {
        String refusal = TaskSummary.of(block).refusal();
        if (refusal != null) {
            throw new UserException(refusal);
        }
    }

    private final class Growing {

        private byte[] bytes = new byte[256];
        private int used;
        private int records;

        void add(byte[] from, int offset, int length) {
            if (used + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
            }
            System.arraycopy(from, offset, bytes, used, length);
            used += length;
            records++;
        }

        byte[] toBlock() {
            return Block.of(input, records, bytes, used).array();
        }
    }
}
