package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The candidates of one content after the other, each once and likeliest first: as many as are compared. Half of the places
 * are for the likeliest; the other half are for the most preferred of the others, which are likelier to be kept.
 */
final class CandidateList {

    private final int most;
    private final int capacity;
    private final long[] candidates;
    private final int[] agreeing;
    private int count;

    private CandidateList(DuplicatesSettings settings) {
        this.most = settings.maxComparisons();
        this.capacity = settings.bands() * (Bucket.MOST_PREFERRED + Bucket.MOST_SIMILAR);
        this.candidates = new long[capacity];
        this.agreeing = new int[capacity];
    }

    /** From tables of pairs, each in the order of the later content and then the earlier one, to candidates. */
    static void choose(FlowTask task, int tables, DuplicatesSettings settings) throws IOException {
        List<TableCursor> cursors = new ArrayList<>();
        for (int table = 0; table < tables; table++) {
            cursors.add(task.open(table));
        }
        TableCursor pairs = TableCursor.merged(cursors);
        RecordOutput out = task.output(0);
        CandidateList list = new CandidateList(settings);
        boolean more = pairs.next();
        while (more) {
            long later = pairs.getLong(0);
            list.count = 0;
            while (more && pairs.getLong(0) == later) {
                list.add(pairs.getLong(8), pairs.getByte(16));
                more = pairs.next();
            }
            list.put(later, out);
        }
    }

    private void add(long candidate, int bits) {
        if (count == 0 || candidates[count - 1] != candidate) {
            candidates[count] = candidate;
            agreeing[count++] = bits;
        }
    }

    private void put(long later, RecordOutput out) throws IOException {
        if (count > most) {
            sortLikeliestFirst(0, count);
            sortMostPreferredFirst((most + 1) / 2, count);
            count = most;
        }
        sortLikeliestFirst(0, count);
        for (int i = 0; i < count; i++) {
            out.putLong(later)
                    .putByte(i >>> 8)
                    .putByte(i)
                    .putLong(candidates[i])
                    .putByte(agreeing[i])
                    .end();
        }
    }

    /** Of equally likely ones the more preferred comes first. */
    private void sortLikeliestFirst(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            for (int k = i; k > from && isLikelier(k, k - 1); k--) {
                swap(k, k - 1);
            }
        }
    }

    private boolean isLikelier(int a, int b) {
        return agreeing[a] > agreeing[b] || (agreeing[a] == agreeing[b] && candidates[a] < candidates[b]);
    }

    private void sortMostPreferredFirst(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            for (int k = i; k > from && candidates[k] < candidates[k - 1]; k--) {
                swap(k, k - 1);
            }
        }
    }

    private void swap(int a, int b) {
        long candidate = candidates[a];
        candidates[a] = candidates[b];
        candidates[b] = candidate;
        int bits = agreeing[a];
        agreeing[a] = agreeing[b];
        agreeing[b] = bits;
    }
}
