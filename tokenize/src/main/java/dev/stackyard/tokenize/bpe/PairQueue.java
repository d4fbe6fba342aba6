package dev.stackyard.tokenize.bpe;

import java.util.Arrays;

/**
 * Pairs by falling count, of equals by rising pair: the order in which Hugging Face's trainer merges ({@code trainer.rs},
 * {@code impl Ord for Merge}). A binary heap whose counts may be out of date; they are only ever too high.
 */
final class PairQueue {

    private final TrainingPairs pairs;
    private int[] numbers = new int[1 << 12];
    private long[] counts = new long[1 << 12];
    private int size;

    PairQueue(TrainingPairs pairs) {
        this.pairs = pairs;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a pair with its count of now. */
    void offer(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        long count = pairs.count(number);
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!before(number, count, numbers[parent], counts[parent])) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        numbers[hole] = number;
        counts[hole] = count;
    }

    /** Takes the first pair out; those whose count has fallen meanwhile are put back into their place before. */
    int poll() {
        while (true) {
            int number = numbers[0];
            boolean current = counts[0] == pairs.count(number);
            removeFirst();
            if (current) {
                return number;
            }
            offer(number);
        }
    }

    private void removeFirst() {
        int number = numbers[--size];
        long count = counts[size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && before(numbers[child + 1], counts[child + 1], numbers[child], counts[child])) {
                child++;
            }
            if (!before(numbers[child], counts[child], number, count)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        numbers[hole] = number;
        counts[hole] = count;
    }

    private void move(int from, int to) {
        numbers[to] = numbers[from];
        counts[to] = counts[from];
    }

    private boolean before(int a, long countA, int b, long countB) {
        return countA > countB || (countA == countB && pairs.pair(a) < pairs.pair(b));
    }
}
