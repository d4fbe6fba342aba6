package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.RecordCursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Fixed-width records in one array: filled, sorted in place, then read or written away. */
public final class RecordBuffer {

    /** Some virtual machines cannot make an array of {@link Integer#MAX_VALUE} bytes. */
    private static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 64L;

    private static final int FIRST_BYTES = 1 << 16;

    private final int recordBytes;
    private final int capacity;
    private byte[] records;
    private int count;

    /** @param memoryBytes what the array may grow to; room for one record at least */
    public RecordBuffer(int recordBytes, long memoryBytes) {
        this.recordBytes = recordBytes;
        this.capacity = (int) Math.max(1, Math.min(memoryBytes, MAX_ARRAY_BYTES) / recordBytes);
        this.records = new byte[0];
    }

    /** Copies as many of the records as there is room for and says how many. */
    public int add(byte[] from, int offset, int number) {
        int added = Math.min(number, capacity - count);
        int needed = (count + added) * recordBytes;
        if (needed > records.length) {
            long larger = Math.max(FIRST_BYTES, Math.max(needed, 2L * records.length));
            records = Arrays.copyOf(records, (int) Math.min(larger, (long) capacity * recordBytes));
        }
        System.arraycopy(from, offset, records, count * recordBytes, added * recordBytes);
        count += added;
        return added;
    }

    public boolean isFull() {
        return count == capacity;
    }

    public int count() {
        return count;
    }

    /** Forgets the records, keeps the array. */
    public void clear() {
        count = 0;
    }

    public void sort() {
        new RecordRadixSort(records, recordBytes).sort(count);
    }

    /** Appends all records to a run. */
    public void writeTo(SortedRun run) throws IOException {
        run.append(records, count);
    }

    /** Reads sorted records between two keys; see {@link dev.stackyard.corpus.RecordSorter#read}. */
    public RecordCursor cursor(byte[] from, byte @Nullable [] to) {
        return new Cursor(lowerBound(from), to == null ? count : lowerBound(to));
    }

    /** Sorted records before a key. */
    public int countBefore(byte[] key) {
        return lowerBound(key);
    }

    /** Tells at most so many of the sorted records, evenly spaced, each with the bytes that it stands for. */
    public void sample(int most, ObjLongConsumer<byte[]> to) {
        int step = Math.max(1, (count + most - 1) / most);
        for (int i = 0; i < count; i += step) {
            int start = i * recordBytes;
            to.accept(
                    Arrays.copyOfRange(records, start, start + recordBytes),
                    (long) Math.min(step, count - i) * recordBytes);
        }
    }

    /** What the array takes. */
    public long heapBytes() {
        return records.length;
    }

    /** Index of the first record that is not before the key. */
    private int lowerBound(byte[] key) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int start = middle * recordBytes;
            if (Arrays.compareUnsigned(records, start, start + recordBytes, key, 0, key.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private final class Cursor extends RecordCursor {

        private int next;
        private final int end;

        Cursor(int next, int end) {
            super(recordBytes);
            this.next = next;
            this.end = end;
        }

        @Override
        public boolean next() {
            if (next >= end) {
                return false;
            }
            next++;
            return true;
        }

        @Override
        public byte[] array() {
            return records;
        }

        @Override
        public int offset() {
            return (next - 1) * recordBytes;
        }

        @Override
        public void close() {}
    }
}
