package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Some contents that follow each other in the order of preference, each with its candidates: more preferred contents that
 * may be similar, likeliest first. A content's candidates are never split between blocks.
 */
final class CandidateBlock {

    /** Candidates after which a block is full. */
    private static final int FULL = 1 << 16;

    private final DuplicatesSettings settings;
    /** By agreeing bits: the estimated similarity, and the greatest one to be expected. */
    private final double[] estimate;

    private final double[] atMost;
    private final long[] ranks = new long[FULL];
    /** Where each content's candidates begin; those of content i end where those of content i + 1 begin. */
    private final int[] starts = new int[FULL + 1];

    private final boolean[] forecastDropped = new boolean[FULL];
    private int contents;

    private final long[] candidates;
    private final int[] agreeing;
    /** Exact similarity; negative if it is below the threshold, NaN if it was not computed yet. */
    private final double[] similarities;

    CandidateBlock(DuplicatesSettings settings, int bits) {
        this.settings = settings;
        this.estimate = new double[bits + 1];
        this.atMost = new double[bits + 1];
        for (int i = 0; i <= bits; i++) {
            estimate[i] = BitSketch.estimate(i, bits);
            atMost[i] = BitSketch.atMost(i, bits);
        }
        int most = FULL + settings.maxComparisons();
        this.candidates = new long[most];
        this.agreeing = new int[most];
        this.similarities = new double[most];
    }

    int contents() {
        return contents;
    }

    /** Candidates of all contents. */
    int candidates() {
        return starts[contents];
    }

    long rank(int content) {
        return ranks[content];
    }

    long candidate(int index) {
        return candidates[index];
    }

    double similarity(int index) {
        return similarities[index];
    }

    /**
     * Reads the next block of {@link CandidateSearch#candidates}.
     *
     * @param cursor stands on a record that was not read yet
     * @return whether it stands on another one afterwards
     */
    boolean read(TableCursor cursor) throws IOException {
        contents = 0;
        int count = 0;
        boolean more = true;
        while (more && count < FULL) {
            ranks[contents] = cursor.getLong(CandidateSearch.LATER);
            starts[contents] = count;
            while (more && cursor.getLong(CandidateSearch.LATER) == ranks[contents]) {
                candidates[count] = cursor.getLong(CandidateSearch.EARLIER);
                agreeing[count++] = cursor.getByte(CandidateSearch.AGREEING);
                more = cursor.next();
            }
            contents++;
        }
        starts[contents] = count;
        Arrays.fill(similarities, 0, count, Double.NaN);
        return more;
    }

    /** Decides the whole block by estimates, given what earlier blocks dropped. */
    void forecast(LongBits dropped) {
        for (int i = 0; i < contents; i++) {
            forecastDropped[i] = false;
            for (int c = starts[i]; c < starts[i + 1] && !forecastDropped[i]; c++) {
                forecastDropped[i] =
                        estimate[agreeing[c]] >= settings.threshold() && !isForecastDropped(candidates[c], dropped);
            }
        }
    }

    private boolean isForecastDropped(long rank, LongBits dropped) {
        if (rank < ranks[0]) {
            return dropped.get(rank);
        }
        int content = Arrays.binarySearch(ranks, 0, contents, rank);
        return content >= 0 && forecastDropped[content];
    }

    /** Computes the similarities that {@link #mostSimilar} will want if the forecast is right. Threads take different contents. */
    void compareForecast(int content, LongBits dropped, ShingleReader reader) throws IOException {
        mostSimilar(content, rank -> isForecastDropped(rank, dropped), reader);
    }

    /**
     * The most similar of a content's candidates that are not dropped.
     *
     * @return its index, or -1 if none reaches the threshold
     */
    int mostSimilar(int content, LongPredicate dropped, ShingleReader reader) throws IOException {
        int best = -1;
        for (int c = starts[content]; c < starts[content + 1]; c++) {
            if (best >= 0 && atMost[agreeing[c]] < similarities[best]) {
                return best;
            }
            if (!dropped.test(candidates[c])) {
                if (Double.isNaN(similarities[c])) {
                    similarities[c] = reader.similarity(ranks[content], candidates[c], settings.threshold());
                }
                best = isBetter(c, best) ? c : best;
            }
        }
        return best;
    }

    private boolean isBetter(int c, int best) {
        if (similarities[c] < settings.threshold()) {
            return false;
        }
        return best < 0
                || similarities[c] > similarities[best]
                || (similarities[c] == similarities[best] && candidates[c] < candidates[best]);
    }
}
