package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the roots of a walk have spent so far, as a table, and which of them were given up. Not thread-safe. */
final class RootBudgets implements Closeable {

    private static final TableShape SPENT = RootSums.shape("spent-so-far");

    private final Flow flow;
    private final WalkLimits limits;
    private final BitSet rejected = new BitSet();
    private final SortedMap<Integer, String> reasons = new TreeMap<>();
    private @Nullable Table spent;

    RootBudgets(Flow flow, WalkLimits limits) {
        this.flow = flow;
        this.limits = limits;
    }

    /** Adds what a job says that roots have spent, and gives up those for which it is too much. */
    void spend(Table more) throws IOException {
        Table before = spent;
        List<Table> inputs = before == null ? List.of(more) : List.of(before, more);
        Job job = Job.of("", Tasks.ranges(Integer.BYTES))
                .reading(inputs.toArray(Table[]::new))
                .writing(SPENT, SumRoots.EXCESSES);
        List<Table> made = flow.run(job, new SumRoots(inputs.size(), limits));
        if (before != null) {
            before.close();
        }
        spent = made.get(0);
        try (Table excesses = made.get(1);
                TableCursor excess = excesses.read()) {
            while (excess.next()) {
                reject(excess.getInt(0), new String(excess.copyFrom(Integer.BYTES), StandardCharsets.UTF_8));
            }
        }
    }

    /** Gives up a root; the first reason counts. */
    void reject(int root, String reason) {
        rejected.set(root);
        reasons.putIfAbsent(root, reason);
    }

    /** The roots that were given up until now. */
    BitSet rejected() {
        return (BitSet) rejected.clone();
    }

    /** Why they were, by root. */
    SortedMap<Integer, String> reasons() {
        return reasons;
    }

    @Override
    public void close() throws IOException {
        Table last = spent;
        spent = null;
        if (last != null) {
            last.close();
        }
    }
}
