package dev.stackyard.dedup;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which contents are near duplicates. Contents are gone through in order of preference; one is dropped if and only
 * if the exact similarity to a content that was kept before reaches the threshold, in favour of the most similar such
 * content (of equals the most preferred). So whatever is dropped is similar to what is kept for it, however long the chain
 * of candidates that links them to others.
 */
final class KeptSelection {

    /*
     * dropped  kept rank 8 | rank 8 | bits of the exact similarity 8
     *
     * The order of preference is followed strictly, yet most of the work is done by all threads: a block of contents is
     * first decided by its sketches alone, which is nearly always right; then all threads compute the exact similarities that
     * this forecast will ask for; then the block is decided in order, computing what the forecast missed. The forecast
     * changes the time, never the outcome.
     */
    static final int KEPT = 0;
    static final int RANK = 8;
    static final int SIMILARITY = 16;
    static final TableShape DROPPED = TableShape.fixed("dropped", 24);

    private static final int CHUNK = 256;

    private final DuplicatesRun run;
    private final ShingleStore store;
    private final LongBits dropped;

    private KeptSelection(DuplicatesRun run, ShingleStore store, long contents) {
        this.run = run;
        this.store = store;
        this.dropped = new LongBits(contents);
    }

    /** The contents that are dropped. */
    static Table dropped(DuplicatesRun run, ContentRanking ranking, Table candidates) throws IOException {
        LongBits compared = inCandidates(candidates, ranking.contents());
        try (ShingleStore store = ShingleStore.of(run, ranking, compared)) {
            KeptSelection selection = new KeptSelection(run, store, ranking.contents());
            return run.flow().fill(DROPPED, out -> selection.decide(candidates, out));
        }
    }

    private static LongBits inCandidates(Table candidates, long contents) throws IOException {
        LongBits contained = new LongBits(contents);
        try (TableCursor cursor = candidates.read()) {
            while (cursor.next()) {
                contained.set(cursor.getLong(CandidateSearch.LATER));
                contained.set(cursor.getLong(CandidateSearch.EARLIER));
            }
        }
        return contained;
    }

    private void decide(Table candidates, RecordOutput out) throws IOException {
        try (Progress.Task progress =
                        run.context().progress().begin("duplicates: compare candidates", candidates.count());
                TableCursor cursor = candidates.read()) {
            CandidateBlock block = new CandidateBlock(
                    run.settings(), BitSketch.bits(run.settings().signatures().hashes()));
            ShingleReader reader = store.reader();
            boolean more = cursor.next();
            while (more) {
                more = block.read(cursor);
                block.forecast(dropped);
                run.context().forEach(chunks(block.contents()), from -> {
                    ShingleReader own = store.reader();
                    for (int i = from; i < Math.min(from + CHUNK, block.contents()); i++) {
                        block.compareForecast(i, dropped, own);
                    }
                });
                decide(block, reader, out);
                progress.advance(block.candidates(), 0);
            }
        }
    }

    private static List<Integer> chunks(int contents) {
        List<Integer> starts = new ArrayList<>();
        for (int from = 0; from < contents; from += CHUNK) {
            starts.add(from);
        }
        return starts;
    }

    private void decide(CandidateBlock block, ShingleReader reader, RecordOutput out) throws IOException {
        for (int i = 0; i < block.contents(); i++) {
            int best = block.mostSimilar(i, dropped::get, reader);
            if (best >= 0) {
                dropped.set(block.rank(i));
                out.putLong(block.candidate(best))
                        .putLong(block.rank(i))
                        .putLong(Double.doubleToRawLongBits(block.similarity(best)))
                        .end();
            }
        }
    }
}
