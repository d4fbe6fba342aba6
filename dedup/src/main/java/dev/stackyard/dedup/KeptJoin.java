package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decides what {@link KeptSelection} decides, on a cluster: the exact similarity of all candidates is computed first; whether
 * a content is kept then depends on what it hangs together with alone, so each component is gone through in order of
 * preference by itself. A task holds the ranks that are dropped of one component at a time.
 */
final class KeptJoin {

    /*
     * links     later rank 8 | earlier rank 8                                                   as Components takes them
     * ordered   component 8 | later rank 8 | number 2 | earlier rank 8 | agreeing 1 | similarity 8
     */
    private static final TableShape ORDERED = TableShape.fixed("ordered", 8 + SimilarityJoin.SIMILAR.recordBytes());

    private final double[] atMost;
    private long[] dropped = new long[64];
    private int droppedCount;

    private KeptJoin(int bits) {
        this.atMost = new double[bits + 1];
        for (int i = 0; i <= bits; i++) {
            atMost[i] = BitSketch.atMost(i, bits);
        }
    }

    /** The contents that are dropped, as {@link KeptSelection#DROPPED}. */
    static Table dropped(DuplicatesRun run, ContentRanking ranking, Table candidates) throws IOException {
        int bits = BitSketch.bits(run.settings().signatures().hashes());
        try (Table similar = SimilarityJoin.similar(run, ranking, candidates);
                Table components = Components.of(run, run.join(8, Components.LINKS, KeptJoin::link, similar));
                Table ordered = run.join(8, ORDERED, KeptJoin::order, similar, components)) {
            return run.join(8, KeptSelection.DROPPED, task -> new KeptJoin(bits).decide(task), ordered);
        }
    }

    private static void link(FlowTask task) throws IOException {
        TableCursor similar = task.open(0);
        RecordOutput out = task.output(0);
        while (similar.next()) {
            out.putBytes(similar, CandidateSearch.LATER, 8)
                    .putBytes(similar, CandidateSearch.EARLIER, 8)
                    .end();
        }
    }

    private static void order(FlowTask task) throws IOException {
        TableCursor similar = task.open(0);
        TableCursor components = task.open(1);
        RecordOutput out = task.output(0);
        long later = -1;
        while (similar.next()) {
            while (later < similar.getLong(CandidateSearch.LATER)) {
                components.next();
                later = components.getLong(0);
            }
            out.putBytes(components, 8, 8)
                    .putBytes(similar, 0, SimilarityJoin.SIMILAR.recordBytes())
                    .end();
        }
    }

    private void decide(FlowTask task) throws IOException {
        TableCursor candidates = task.open(0);
        RecordOutput out = task.output(0);
        long component = -1;
        boolean more = candidates.next();
        while (more) {
            if (candidates.getLong(0) != component) {
                component = candidates.getLong(0);
                droppedCount = 0;
            }
            more = decideContent(candidates, out);
        }
    }

    /** Decides the content that the cursor stands on, as {@link CandidateBlock#mostSimilar} does. */
    private boolean decideContent(TableCursor candidates, RecordOutput out) throws IOException {
        long component = candidates.getLong(0);
        long later = candidates.getLong(8);
        long best = -1;
        double similarity = 0;
        boolean decided = false;
        boolean more = true;
        while (more && candidates.getLong(8) == later && candidates.getLong(0) == component) {
            decided |= best >= 0 && atMost[candidates.getByte(8 + CandidateSearch.AGREEING)] < similarity;
            long earlier = candidates.getLong(8 + CandidateSearch.EARLIER);
            double own = Double.longBitsToDouble(candidates.getLong(8 + SimilarityJoin.SIMILARITY));
            if (!decided && !isDropped(earlier) && (own > similarity || (own == similarity && earlier < best))) {
                best = earlier;
                similarity = own;
            }
            more = candidates.next();
        }
        if (best >= 0) {
            drop(later);
            out.putLong(best)
                    .putLong(later)
                    .putLong(Double.doubleToRawLongBits(similarity))
                    .end();
        }
        return more;
    }

    private boolean isDropped(long rank) {
        return Arrays.binarySearch(dropped, 0, droppedCount, rank) >= 0;
    }

    /** Contents come in the order of their ranks. */
    private void drop(long rank) {
        if (droppedCount == dropped.length) {
            dropped = Arrays.copyOf(dropped, 2 * droppedCount);
        }
        dropped[droppedCount++] = rank;
    }
}
