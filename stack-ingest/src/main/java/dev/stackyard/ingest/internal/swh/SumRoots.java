package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.ingest.internal.TreeBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Adds tables of {@link RootSums} up to one record for each root.
 *
 * <p>Makes the sums and, if they are what roots have spent, the roots that have spent too much: root (4 bytes), why.
 *
 * @param inputs how many tables there are
 * @param limits what roots may spend; null if the numbers are others
 */
record SumRoots(int inputs, @Nullable WalkLimits limits) implements Step {

    static final TableShape EXCESSES = TableShape.variable("excesses");

    @Override
    public void run(FlowTask task) throws IOException {
        TableCursor sums = Cursors.merged(task, 0, inputs);
        RecordOutput out = task.output(0);
        boolean more = sums.next();
        while (more) {
            int root = sums.getInt(0);
            long first = 0;
            long second = 0;
            while (more && sums.getInt(0) == root) {
                first += sums.getLong(RootSums.FIRST);
                second += sums.getLong(RootSums.SECOND);
                more = sums.next();
            }
            out.putInt(root).putLong(first).putLong(second).end();
            String excess = limits == null ? null : TreeBudget.excess(limits.maxFiles(), first, second);
            if (excess != null) {
                byte[] why = excess.getBytes(StandardCharsets.UTF_8);
                task.output(1).putInt(root).putBytes(why, 0, why.length).end();
            }
        }
    }
}
