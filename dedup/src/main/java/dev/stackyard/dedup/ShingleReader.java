package dev.stackyard.dedup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** Compares sets of a {@link ShingleStore} exactly, reading them a buffer at a time however large they are. Thread-confined. */
final class ShingleReader {

    /** Most that is held of a set at a time. */
    static final int BUFFER_BYTES = 1 << 16;

    private final Side a;
    private final Side b;

    ShingleReader(SpillFile sets, SpillFile places) {
        this.a = new Side(sets, places);
        this.b = new Side(sets, places);
    }

    /**
     * Exact Jaccard similarity of two contents' shingle sets. Quicker if {@code rankA} is the same as in the call before.
     *
     * @return the similarity if it is at least {@code threshold}, otherwise any number below the threshold
     */
    double similarity(long rankA, long rankB, double threshold) throws IOException {
        a.open(rankA);
        b.open(rankB);
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
        private final SpillFile places;
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        private long rank = -1;
        private long position;
        private long unread;

        Side(SpillFile sets, SpillFile places) {
            this.sets = sets;
            this.places = places;
        }

        void open(long newRank) throws IOException {
            if (newRank == rank && end == size) {
                next = 0; // the whole set is still in the buffer
                return;
            }
            rank = newRank;
            places.read(ShingleStore.PLACE_BYTES * rank, bytes.clear().limit(ShingleStore.PLACE_BYTES));
            position = bytes.getLong();
            size = bytes.getLong();
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
