package dev.stackyard.spark;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a task's records of one table go; remembers some, evenly spaced, so that the driver can cut the table. */
final class BlockWriter extends RecordOutput {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    /** Bytes of a record that a sample keeps. */
    private static final int KEY_BYTES = 32;

    private final int table;
    private final TableShape shape;
    private final BlockSpill spill;
    private final int mostSamples;
    private List<byte[]> sample = new ArrayList<>();
    private long sampleEvery = 1;
    private long records;
    private long bytes;

    /** @param mostSamples records to remember, at least 2 */
    BlockWriter(int table, TableShape shape, BlockSpill spill, int mostSamples) {
        super(shape);
        this.table = table;
        this.shape = shape;
        this.spill = spill;
        this.mostSamples = mostSamples;
    }

    @Override
    protected void accept(byte[] array, int length, int number) throws IOException {
        int at = 0;
        for (int i = 0; i < number; i++) {
            int width = shape.isFixed() ? shape.recordBytes() : (int) INTS.get(array, at);
            at += shape.isFixed() ? 0 : Integer.BYTES;
            if ((records + i) % sampleEvery == 0) {
                remember(Arrays.copyOfRange(array, at, at + Math.min(width, KEY_BYTES)));
            }
            at += width;
        }
        records += number;
        bytes += length;
        spill.add(Block.of(table, number, array, length));
    }

    private void remember(byte[] key) {
        sample.add(key);
        if (sample.size() == mostSamples) {
            List<byte[]> half = new ArrayList<>();
            for (int i = 0; i < sample.size(); i += 2) {
                half.add(sample.get(i));
            }
            sample = half;
            sampleEvery *= 2;
        }
    }

    TaskSummary.Written written() {
        return new TaskSummary.Written(records, bytes, sample);
    }
}
