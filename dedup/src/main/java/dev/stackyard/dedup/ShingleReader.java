package dev.stackyard.dedup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** Compares sets of a {@link ShingleStore} exactly, reading them a buffer at a time however large they are. Thread-confined. */
final class ShingleReader {

    /** Most that is held of a set at a time. */
    static final int BUFFER_BYTES = 1 << 16;

    private final SpillFile positions;
    private final Side a;
    private final Side b;

    ShingleReader(SpillFile sets, SpillFile positions) {
        this.positions = positions;
        this.a = new Side(sets);
        this.b = new Side(sets);
    }

    /**
     * Exact Jaccard similarity of two contents' shingle sets.
     *
     * @return the similarity if it is at least {@code threshold}, otherwise any number below the threshold
     */
    double similarity(long rankA, long rankB, double threshold) throws IOException {
        a.open(positions, rankA);
        b.open(positions, rankB);
        // J >= t means common >= t (|A| + |B|) / (1 + t); one less, so that rounding never decides
        long needed = (long) Math.floor(threshold / (1 + threshold) * (a.size + b.size)) - 1;
        long common = 0;
        while (a.fill() && b.fill()) {
            if (common + Math.min(a.left(), b.left()) < needed) {
                return -1;
            }
            common += intersect();
        }
        return (double) common / (a.size + b.size - common);
    }

    /** Counts what is common until one of the two buffers is used up. */
    private int intersect() {
        long[] x = a.values;
        long[] y = b.values;
        int i = a.next;
        int j = b.next;
        int endX = a.end;
        int endY = b.end;
        int common = 0;
        while (i < endX && j < endY) {
            long valueX = x[i];
            long valueY = y[j];
            // no branch: which of two hashes is smaller cannot be predicted
            common += valueX == valueY ? 1 : 0;
            i += valueX <= valueY ? 1 : 0;
            j += valueY <= valueX ? 1 : 0;
        }
        a.next = i;
        b.next = j;
        return common;
    }

    /** One of the two sets being compared. */
    private static final class Side {

        final long[] values = new long[BUFFER_BYTES / 8];
        long size;
        int next;
        int end;

        private final SpillFile sets;
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        private long position;
        private long unread;

        Side(SpillFile sets) {
            this.sets = sets;
        }

        void open(SpillFile positions, long rank) throws IOException {
            positions.read(8 * rank, bytes.clear().limit(8));
            position = bytes.getLong(0);
            sets.read(position, bytes.clear().limit(8));
            size = bytes.getLong(0);
            position += 8;
            unread = size;
            next = 0;
            end = 0;
        }

        /** Makes sure that there is a value in the buffer; false at the set's end. */
        boolean fill() throws IOException {
            if (next < end) {
                return true;
            }
            int count = (int) Math.min(unread, values.length);
            sets.read(position, bytes.clear().limit(8 * count));
            LongBuffer longs = bytes.asLongBuffer();
            longs.get(values, 0, count);
            position += 8L * count;
            unread -= count;
            next = 0;
            end = count;
            return count > 0;
        }

        long left() {
            return end - next + unread;
        }
    }
}
