package dev.stackyard.tokenize.bpe;

import java.util.Arrays;

/**
 * Applies merges to one pretoken: again and again the merge of lowest rank, of equals the leftmost, until none applies.
 * Owned by one thread.
 *
 * <p>Short pretokens are scanned for their best pair in each round; long ones keep their pairs in a heap, so that a file of
 * 10 MB without a single boundary costs n log n, not n squared. The long way needs about 24 bytes of scratch per byte, which
 * it lets go afterwards.
 */
final class PairMerger {

    /** Longest pretoken that is done by scanning; about where scanning and the heap are equally fast. */
    private static final int SCAN_LIMIT = 96;

    private final MergeTable merges;
    private final int[] byteTokens;
    private final int[] ids = new int[SCAN_LIMIT + 1];
    private final int[] ranks = new int[SCAN_LIMIT + 1];

    /** @param byteTokens the token of each byte, by value */
    PairMerger(MergeTable merges, int[] byteTokens) {
        this.merges = merges;
        this.byteTokens = byteTokens;
    }

    /** Appends the tokens of a pretoken. */
    void merge(byte[] text, int start, int end, TokenBuffer out) {
        if (end - start <= SCAN_LIMIT) {
            mergeByScanning(text, start, end, out);
        } else {
            new LongMerge(end - start).merge(text, start, out);
        }
    }

    private void mergeByScanning(byte[] text, int start, int end, TokenBuffer out) {
        int count = end - start;
        for (int i = 0; i < count; i++) {
            ids[i] = byteTokens[text[start + i] & 0xFF];
        }
        for (int i = 0; i + 1 < count; i++) {
            ranks[i] = merges.rank(ids[i], ids[i + 1]);
        }
        while (count > 1) {
            int best = indexOfLowest(ranks, count - 1);
            if (ranks[best] == MergeTable.NO_MERGE) {
                break;
            }
            ids[best] = merges.result(ranks[best]);
            System.arraycopy(ids, best + 2, ids, best + 1, count - best - 2);
            System.arraycopy(ranks, best + 1, ranks, best, count - best - 2);
            count--;
            if (best + 1 < count) {
                ranks[best] = merges.rank(ids[best], ids[best + 1]);
            }
            if (best > 0) {
                ranks[best - 1] = merges.rank(ids[best - 1], ids[best]);
            }
        }
        out.ensure(count);
        System.arraycopy(ids, 0, out.array(), out.size(), count);
        out.advance(count);
    }

    private static int indexOfLowest(int[] values, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[i] < values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The merge of one long pretoken: a linked list of tokens, and a heap of {@code rank << 32 | position}. */
    private final class LongMerge {

        private static final int GONE = -1;

        private final int count;
        private final int[] token;
        private final int[] next;
        private final int[] previous;
        private long[] heap;
        private int heapSize;

        LongMerge(int count) {
            this.count = count;
            this.token = new int[count];
            this.next = new int[count];
            this.previous = new int[count];
            this.heap = new long[count];
        }

        void merge(byte[] text, int start, TokenBuffer out) {
            for (int i = 0; i < count; i++) {
                token[i] = byteTokens[text[start + i] & 0xFF];
                next[i] = i + 1;
                previous[i] = i - 1;
            }
            for (int i = 0; i + 1 < count; i++) {
                offer(i);
            }
            while (heapSize > 0) {
                long entry = poll();
                apply((int) entry, (int) (entry >>> 32));
            }
            for (int i = 0; i < count; i = next[i]) {
                out.add(token[i]);
            }
        }

        /** Merges at a position, unless the pair there has changed since the entry was made. */
        private void apply(int i, int rank) {
            int right = next[i];
            if (token[i] == GONE || right == count || merges.rank(token[i], token[right]) != rank) {
                return;
            }
            token[i] = merges.result(rank);
            token[right] = GONE;
            next[i] = next[right];
            if (next[i] < count) {
                previous[next[i]] = i;
                offer(i);
            }
            if (previous[i] >= 0) {
                offer(previous[i]);
            }
        }

        private void offer(int i) {
            int rank = merges.rank(token[i], token[next[i]]);
            if (rank == MergeTable.NO_MERGE) {
                return;
            }
            if (heapSize == heap.length) {
                heap = Arrays.copyOf(heap, heap.length + (heap.length >> 1));
            }
            long entry = (long) rank << 32 | i;
            int hole = heapSize++;
            while (hole > 0 && heap[(hole - 1) >>> 1] > entry) {
                heap[hole] = heap[(hole - 1) >>> 1];
                hole = (hole - 1) >>> 1;
            }
            heap[hole] = entry;
        }

        private long poll() {
            long top = heap[0];
            long entry = heap[--heapSize];
            int hole = 0;
            for (int child = 1; child < heapSize; child = 2 * hole + 1) {
                if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
                    child++;
                }
                if (heap[child] >= entry) {
                    break;
                }
                heap[hole] = heap[child];
                hole = child;
            }
            heap[hole] = entry;
            return top;
        }
    }
}
