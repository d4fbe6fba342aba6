package dev.stackyard.dedup;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
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
     * dropped  rank 8 | first row of the kept content 8 | bits of the exact similarity 8
     *
     * The order of preference is followed strictly, yet most of the work is done by all threads: a block of contents is
     * first decided by its sketches alone, which is nearly always right; then all threads compute the exact similarities that
     * this forecast will ask for; then the block is decided in order, computing what the forecast missed. The forecast
     * changes the time, never the outcome.
     */
    static final int RANK = 0;
    static final int KEPT_ROW = 8;
    static final int SIMILARITY = 16;
    static final int DROPPED_BYTES = 24;

    private static final int CHUNK = 256;

    private final Workspace space;
    private final DuplicatesSettings settings;
    private final ContentRanking ranking;
    private final ShingleStore store;
    private final LongBits dropped;

    KeptSelection(Workspace space, DuplicatesSettings settings, ContentRanking ranking, ShingleStore store) {
        this.space = space;
        this.settings = settings;
        this.ranking = ranking;
        this.store = store;
        this.dropped = new LongBits(ranking.contents());
    }

    /** The contents that are dropped, to be closed by the caller. */
    RecordSorter dropped(RecordSorter pairs) throws IOException {
        RecordSorter out = space.sorter("dropped", DROPPED_BYTES);
        try (Progress.Task progress =
                        space.context().progress().begin("duplicates: compare candidates", pairs.count());
                RecordCursor cursor = pairs.read();
                RecordWriter writer = out.writer()) {
            CandidateBlock block = new CandidateBlock(
                    settings, BitSketch.bits(settings.signatures().hashes()));
            ShingleReader reader = store.reader();
            boolean more = cursor.next();
            while (more) {
                more = block.read(cursor);
                block.forecast(dropped);
                space.context().forEach(chunks(block.contents()), from -> {
                    ShingleReader own = store.reader();
                    for (int i = from; i < Math.min(from + CHUNK, block.contents()); i++) {
                        block.compareForecast(i, dropped, own);
                    }
                });
                decide(block, reader, writer);
                progress.advance(block.pairs(), 0);
            }
            return out;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    private static List<Integer> chunks(int contents) {
        List<Integer> starts = new ArrayList<>();
        for (int from = 0; from < contents; from += CHUNK) {
            starts.add(from);
        }
        return starts;
    }

    private void decide(CandidateBlock block, ShingleReader reader, RecordWriter out) throws IOException {
        ByteBuffer scratch = ByteBuffer.allocate(8);
        for (int i = 0; i < block.contents(); i++) {
            int best = block.mostSimilar(i, dropped::get, reader);
            if (best >= 0) {
                dropped.set(block.rank(i));
                out.putLong(block.rank(i))
                        .putLong(ranking.firstRow(block.candidate(best), scratch))
                        .putLong(Double.doubleToRawLongBits(block.similarity(best)))
                        .end();
            }
        }
    }
}
