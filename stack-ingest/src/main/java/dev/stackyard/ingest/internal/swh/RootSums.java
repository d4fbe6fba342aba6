package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up two numbers for each root that a task sees. What comes out are sums of some of what went in, one or several for a
 * root: they are for a job that adds them up again ({@link RootTotals}). Not thread-safe.
 *
 * <pre>
 * root (4 bytes)  first number (8)  second number (8)
 * </pre>
 */
final class RootSums {

    static final int FIRST = Integer.BYTES;
    static final int SECOND = FIRST + Long.BYTES;

    /** Some megabytes of heap. */
    private static final int MOST_ROOTS = 1 << 16;
    /** Roots that have more stay, so that a task knows of them how much it was: there can only be few. */
    private static final long MUCH = 1 << 10;

    private final RecordOutput out;
    private final Map<Integer, Sum> sums = new HashMap<>();
    private int mostRoots = MOST_ROOTS;

    RootSums(RecordOutput out) {
        this.out = out;
    }

    /** A table of such sums. */
    static TableShape shape(String name) {
        return TableShape.fixed(name, SECOND + Long.BYTES);
    }

    /** What has come together for a root, but for what was too little to remember. */
    static final class Sum {

        private long first;
        private long second;

        void add(long moreFirst, long moreSecond) {
            first += moreFirst;
            second += moreSecond;
        }

        long first() {
            return first;
        }

        long second() {
            return second;
        }
    }

    /** The sum of a root, to be added to until another one is asked for. */
    Sum of(int root) throws IOException {
        Sum sum = sums.get(root);
        if (sum == null) {
            if (sums.size() >= mostRoots) {
                forgetSmall();
            }
            sum = new Sum();
            sums.put(root, sum);
        }
        return sum;
    }

    private void forgetSmall() throws IOException {
        for (Map.Entry<Integer, Sum> each : sums.entrySet()) {
            if (each.getValue().first < MUCH) {
                put(each.getKey(), each.getValue());
            }
        }
        sums.values().removeIf(sum -> sum.first < MUCH);
        mostRoots = Math.max(MOST_ROOTS, 2 * sums.size());
    }

    private void put(int root, Sum sum) throws IOException {
        out.putInt(root).putLong(sum.first).putLong(sum.second).end();
    }

    /** Puts out what is left. */
    void end() throws IOException {
        for (Map.Entry<Integer, Sum> each : sums.entrySet()) {
            put(each.getKey(), each.getValue());
        }
        sums.clear();
    }
}
