package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.BytesCursor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Records of any width in one array, sorted by way of a second one.
 *
 * <pre>
 * records   length (4 bytes, big-endian), bytes; one after the other as they were added
 * index     per record its first {@value #PREFIX_BYTES} bytes, zeros behind a shorter one, and where its length is (4 bytes)
 * </pre>
 *
 * Sorting moves index entries only: by radix over the prefix, then by comparing whole records where prefixes are equal.
 */
public final class BytesBuffer {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int PREFIX_BYTES = 24;
    private static final int ENTRY_BYTES = PREFIX_BYTES + Integer.BYTES;
    private static final int FIRST_BYTES = 1 << 16;
    /** Some virtual machines cannot make an array of {@link Integer#MAX_VALUE} bytes. */
    private static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 64L;

    private final long memoryBytes;
    private byte[] records = new byte[0];
    private byte[] index = new byte[0];
    private int used;
    private int count;

    /** @param memoryBytes what both arrays together may hold */
    public BytesBuffer(long memoryBytes) {
        this.memoryBytes = memoryBytes;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Copies a record; false if there is no room. The first record always has room. */
    public boolean add(byte[] record, int offset, int length) {
        long needed = (long) used + Integer.BYTES + length;
        long neededIndex = (count + 1L) * ENTRY_BYTES;
        if (count > 0 && (needed + neededIndex > memoryBytes || needed > MAX_ARRAY_BYTES)) {
            return false;
        }
        // the index of short records may be the larger of the two
        records = grown(records, needed, memoryBytes - neededIndex);
        index = grown(index, neededIndex, memoryBytes - needed);
        int entry = count * ENTRY_BYTES;
        int prefix = Math.min(length, PREFIX_BYTES);
        System.arraycopy(record, offset, index, entry, prefix);
        Arrays.fill(index, entry + prefix, entry + PREFIX_BYTES, (byte) 0);
        INTS.set(index, entry + PREFIX_BYTES, used);
        INTS.set(records, used, length);
        System.arraycopy(record, offset, records, used + Integer.BYTES, length);
        used = (int) needed;
        count++;
        return true;
    }

    private static byte[] grown(byte[] array, long needed, long limit) {
        if (needed <= array.length) {
            return array;
        }
        long doubled = Math.max(FIRST_BYTES, 2L * array.length);
        return Arrays.copyOf(array, (int) Math.min(MAX_ARRAY_BYTES, Math.max(needed, Math.min(doubled, limit))));
    }

    /** Sorts the records, writes them as a run, and forgets them. */
    public BytesRun writeTo(Path file) throws IOException {
        sort();
        BytesRun run = BytesRun.write(file, new Cursor());
        count = 0;
        used = 0;
        if (records.length > memoryBytes) {
            records = new byte[0]; // grown for one record that was larger than all memory
        }
        return run;
    }

    private void sort() {
        new RecordRadixSort(index, ENTRY_BYTES).sort(count);
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || !samePrefix(start, i)) {
                if (i - start > 1) {
                    sortWhole(start, i);
                }
                start = i;
            }
        }
    }

    private boolean samePrefix(int a, int b) {
        int x = a * ENTRY_BYTES;
        int y = b * ENTRY_BYTES;
        return Arrays.equals(index, x, x + PREFIX_BYTES, index, y, y + PREFIX_BYTES);
    }

    /** Sorts entries whose prefixes are equal by the records they stand for. */
    private void sortWhole(int from, int to) {
        Integer[] positions = new Integer[to - from];
        for (int i = from; i < to; i++) {
            positions[i - from] = position(i);
        }
        Arrays.sort(positions, this::compare);
        for (int i = from; i < to; i++) {
            INTS.set(index, i * ENTRY_BYTES + PREFIX_BYTES, (int) positions[i - from]);
        }
    }

    private int position(int entry) {
        return (int) INTS.get(index, entry * ENTRY_BYTES + PREFIX_BYTES);
    }

    private int compare(int a, int b) {
        int startA = a + Integer.BYTES;
        int startB = b + Integer.BYTES;
        return Arrays.compareUnsigned(records, startA, startA + lengthAt(a), records, startB, startB + lengthAt(b));
    }

    private int lengthAt(int position) {
        return (int) INTS.get(records, position);
    }

    private final class Cursor implements BytesCursor {

        private int next;
        private int position;

        @Override
        public boolean next() {
            if (next >= count) {
                return false;
            }
            position = position(next++);
            return true;
        }

        @Override
        public byte[] array() {
            return records;
        }

        @Override
        public int offset() {
            return position + Integer.BYTES;
        }

        @Override
        public int length() {
            return lengthAt(position);
        }

        @Override
        public void close() {}
    }
}
