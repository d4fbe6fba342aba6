package dev.stackyard.corpus.internal;

import java.util.Arrays;

/**
 * Sorts fixed-width records in place, byte by byte from the first: American flag sort (McIlroy, Bostic, McIlroy:
 * "Engineering Radix Sort", Computing Systems 6, 1993), with insertion sort for what has become small. Needs no memory
 * beside one counter table per byte position that tells records apart.
 */
final class RecordRadixSort {

    private static final int SMALL = 20;

    private final byte[] records;
    private final int width;
    private final byte[] held;
    private final int[][] tables;

    RecordRadixSort(byte[] records, int width) {
        this.records = records;
        this.width = width;
        this.held = new byte[width];
        this.tables = new int[width][];
    }

    /** Sorts the first {@code count} records. */
    void sort(int count) {
        sort(0, count, 0);
    }

    /** Sorts records {@code from} to {@code to}, which agree in the bytes before {@code at}. */
    private void sort(int from, int to, int at) {
        int position = at;
        while (to - from > SMALL && position < width) {
            int[] ends = count(from, to, position);
            if (!isSingleValue(ends, to - from)) {
                distribute(ends, from, position);
                sortBuckets(ends, from, position);
                return;
            }
            position++;
        }
        if (position < width) {
            insertionSort(from, to, position);
        }
    }

    private int[] count(int from, int to, int position) {
        int[] table = tables[position];
        if (table == null) {
            table = new int[256];
            tables[position] = table;
        } else {
            Arrays.fill(table, 0);
        }
        for (int i = from * width + position, end = to * width; i < end; i += width) {
            table[records[i] & 0xFF]++;
        }
        return table;
    }

    private static boolean isSingleValue(int[] counts, int total) {
        for (int count : counts) {
            if (count != 0) {
                return count == total;
            }
        }
        return true;
    }

    /** Moves every record into the bucket of its byte; turns counts into the buckets' ends. */
    private void distribute(int[] counts, int from, int position) {
        int[] next = new int[256];
        int sum = from;
        for (int b = 0; b < 256; b++) {
            next[b] = sum;
            sum += counts[b];
            counts[b] = sum;
        }
        for (int bucket = 0; bucket < 256; bucket++) {
            while (next[bucket] < counts[bucket]) {
                int value = records[next[bucket] * width + position] & 0xFF;
                if (value == bucket) {
                    next[bucket]++;
                } else {
                    swap(next[bucket] * width, next[value]++ * width);
                }
            }
        }
    }

    private void swap(int a, int b) {
        System.arraycopy(records, a, held, 0, width);
        System.arraycopy(records, b, records, a, width);
        System.arraycopy(held, 0, records, b, width);
    }

    private void sortBuckets(int[] ends, int from, int position) {
        // deeper levels use the tables of later bytes, so this one stays as it is
        int start = from;
        for (int b = 0; b < 256; b++) {
            if (ends[b] - start > 1) {
                sort(start, ends[b], position + 1);
            }
            start = ends[b];
        }
    }

    private void insertionSort(int from, int to, int position) {
        for (int i = from + 1; i < to; i++) {
            int slot = i;
            while (slot > from && compare(slot - 1, i, position) > 0) {
                slot--;
            }
            if (slot < i) {
                System.arraycopy(records, i * width, held, 0, width);
                System.arraycopy(records, slot * width, records, (slot + 1) * width, (i - slot) * width);
                System.arraycopy(held, 0, records, slot * width, width);
            }
        }
    }

    private int compare(int a, int b, int position) {
        return Arrays.compareUnsigned(
                records, a * width + position, (a + 1) * width, records, b * width + position, (b + 1) * width);
    }
}
