package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Locality-sensitive hashing: finds pairs of contents that may be near duplicates, by bringing together those that agree in
 * all places of a band (Indyk and Motwani 1998; for MinHash see Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
 * section 3.4).
 */
final class CandidateSearch {

    /*
     * bands        band 1, hash of the band's places 7 | rank 8 | sketch 16 | repository 8, if it matters
     * pairs        later rank 8 | earlier rank 8 | agreeing bits 1              may hold a pair several times
     * candidates   later rank 8 | number 2 | earlier rank 8 | agreeing bits 1   each content's, likeliest first
     */
    private static final int BANDS_REPOSITORY = 32;
    private static final TableShape PAIRS = TableShape.fixed("pairs", 17);

    /** Layout of a candidate: the less preferred content, the more preferred one, agreeing bits of their sketches. */
    static final int LATER = 0;

    static final int NUMBER = 8;
    static final int EARLIER = 10;
    static final int AGREEING = 18;
    static final TableShape CANDIDATES = TableShape.fixed("candidates", 19);

    /**
     * Bands that lie on scratch disk at a time; of each other six, signatures are read once more, which costs little beside
     * sorting them. With all 24 at once the disk would have to hold more than three times as much.
     */
    private static final int BANDS_TOGETHER = 6;

    private static final int REPORTED = 1 << 16;

    private CandidateSearch() {}

    /**
     * All candidates: for each content up to {@link DuplicatesSettings#maxComparisons} more preferred ones, likeliest first.
     * Which they are depends on signatures and ranks alone.
     */
    static Table candidates(DuplicatesRun run, ContentRanking ranking) throws IOException {
        SignatureBands.check(run);
        DuplicatesSettings settings = run.settings();
        LinkedParts parts = run.parts();
        TableShape shape = TableShape.fixed("bands", settings.keepRepositories() ? 40 : BANDS_REPOSITORY);
        long own = ranking.othersContents();
        List<Table> pairs = new ArrayList<>();
        try {
            int together = parts.allSigned() ? BANDS_TOGETHER : settings.bands();
            for (int first = 0; first < settings.bands(); first += together) {
                Bands some = new Bands(first, Math.min(settings.bands(), first + together), shape);
                pairs.add(pairs(run, ranking, some, own));
            }
            int tables = pairs.size();
            return run.join(
                    8, CANDIDATES, task -> CandidateList.choose(task, tables, settings), pairs.toArray(Table[]::new));
        } finally {
            for (Table table : pairs) {
                table.close();
            }
        }
    }

    private static Table pairs(DuplicatesRun run, ContentRanking ranking, Bands some, long own) throws IOException {
        DuplicatesSettings settings = run.settings();
        LinkedParts parts = run.parts();
        try (Table bands = run.flow()
                .run(
                        run.eachPart("read signatures for bands " + some.title())
                                .reading(ranking.rows())
                                .writing(some.shape()),
                        task -> readPart(task, settings, parts, some))
                .get(0)) {
            return run.flow()
                    .run(
                            Job.of("duplicates: find candidates", Tasks.ranges(8))
                                    .rows(bands.count())
                                    .reading(bands)
                                    .writing(PAIRS),
                            task -> search(task, settings, own))
                    .get(0);
        }
    }

    /** Bands that are sorted together: {@code [from, to)}. */
    private record Bands(int from, int to, TableShape shape) implements Serializable {

        String title() {
            return (from + 1) + " to " + to;
        }
    }

    private static void readPart(FlowTask task, DuplicatesSettings settings, LinkedParts parts, Bands some)
            throws IOException {
        TableCursor contents = task.open(0);
        RecordOutput out = task.output(0);
        long rows = 0;
        try (SignatureBands signatures = SignatureBands.open(task, settings, parts)) {
            while (contents.next()) {
                rows++;
                ByteSlice signature =
                        contents.getByte(ContentRanking.COPY) == 0 ? signatures.signature(contents) : null;
                if (signature != null) {
                    putBands(signature, signatures.scope(), contents, settings, some, out);
                }
            }
        }
        task.advance(rows, 0);
    }

    private static void putBands(
            ByteSlice signature,
            long scope,
            TableCursor content,
            DuplicatesSettings settings,
            Bands some,
            RecordOutput out)
            throws IOException {
        byte[] places = signature.array();
        int offset = signature.offset();
        int hashes = settings.signatures().hashes();
        long sketch0 = BitSketch.half(places, offset, hashes, 0);
        long sketch1 = BitSketch.half(places, offset, hashes, 64);
        long rank = content.getLong(ContentRanking.RANK);
        for (int band = some.from(); band < some.to(); band++) {
            long key = scope;
            for (int i = 0; i < settings.rows(); i++) {
                key = SignatureBands.step(key, places[offset + band * settings.rows() + i] & 0xFF);
            }
            out.putLong(((long) band << 56) | (key >>> 8))
                    .putLong(rank)
                    .putLong(sketch0)
                    .putLong(sketch1);
            if (settings.keepRepositories()) {
                out.putLong(content.getLong(ContentRanking.REPOSITORY));
            }
            out.end();
        }
    }

    private static void search(FlowTask task, DuplicatesSettings settings, long firstOwn) throws IOException {
        TableCursor bands = task.open(0);
        RecordOutput out = task.output(0);
        Bucket bucket = new Bucket(
                settings.threshold(), BitSketch.bits(settings.signatures().hashes()), firstOwn);
        long done = 0;
        while (bands.next()) {
            long repository = settings.keepRepositories() ? bands.getLong(BANDS_REPOSITORY) : Bucket.ANY_REPOSITORY;
            bucket.add(bands.getLong(0), bands.getLong(8), bands.getLong(16), bands.getLong(24), repository, out);
            if (++done % REPORTED == 0) {
                task.advance(REPORTED, 0);
            }
        }
        task.advance(done % REPORTED, 0);
    }
}
