package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;

/**
 * Computes the exact similarity of all candidates on a cluster: shingle sets travel to where they are compared. A task holds
 * two sets at a time.
 */
final class SimilarityJoin {

    /*
     * wanted    rank 8                                                            contents in candidates, repeatedly
     * places    row 8 | rank 8                                                    where their text is
     * sets      rank 8 | chunk 4 | hashes                                         their shingles
     * requests  earlier rank 8 | later rank 8 | number 2 | agreeing bits 1        candidates by the more preferred content
     * asked     later rank 8 | number 2 | earlier rank 8 | agreeing 1 | chunk 4 | hashes   its shingles, by the other one
     * similar   later rank 8 | number 2 | earlier rank 8 | agreeing 1 | similarity 8       what reaches the threshold
     */
    private static final TableShape WANTED = TableShape.fixed("wanted", 8);
    private static final TableShape PLACES = TableShape.fixed("places", 16);
    private static final TableShape SETS = TableShape.variable("sets");
    private static final TableShape REQUESTS = TableShape.fixed("requests", 19);
    private static final TableShape ASKED = TableShape.variable("asked");

    private static final int HEAD_BYTES = CandidateSearch.CANDIDATES.recordBytes();
    static final int SIMILARITY = HEAD_BYTES;
    static final TableShape SIMILAR = TableShape.fixed("similar", HEAD_BYTES + 8);

    private SimilarityJoin() {}

    /** The candidates that reach the threshold. */
    static Table similar(DuplicatesRun run, ContentRanking ranking, Table candidates) throws IOException {
        double threshold = run.settings().threshold();
        try (Table sets = sets(run, ranking, candidates);
                Table requests = run.join(8, REQUESTS, SimilarityJoin::request, candidates);
                Table asked = run.join(8, ASKED, SimilarityJoin::answer, requests, sets)) {
            return run.join(8, SIMILAR, task -> compare(task, threshold), asked, sets);
        }
    }

    private static Table sets(DuplicatesRun run, ContentRanking ranking, Table candidates) throws IOException {
        LinkedParts parts = run.parts();
        int ngram = run.settings().ngram();
        try (Table wanted = run.join(8, WANTED, SimilarityJoin::want, candidates);
                Table places = run.join(8, PLACES, SimilarityJoin::place, wanted, ranking.ranked())) {
            return run.flow()
                    .run(
                            run.eachPart("read candidates").reading(places).writing(SETS),
                            task -> readPart(task, parts, ngram))
                    .get(0);
        }
    }

    private static void want(FlowTask task) throws IOException {
        TableCursor candidates = task.open(0);
        RecordOutput out = task.output(0);
        long later = -1;
        while (candidates.next()) {
            if (candidates.getLong(CandidateSearch.LATER) != later) {
                later = candidates.getLong(CandidateSearch.LATER);
                out.putLong(later).end();
            }
            out.putBytes(candidates, CandidateSearch.EARLIER, 8).end();
        }
    }

    private static void place(FlowTask task) throws IOException {
        TableCursor wanted = task.open(0);
        TableCursor rows = task.open(1);
        RecordOutput out = task.output(0);
        long rank = -1;
        while (wanted.next()) {
            if (wanted.getLong(0) != rank) {
                rank = wanted.getLong(0);
                ContentRanking.advanceToFirst(rows, rank);
                out.putBytes(rows, ContentRanking.RANKED_ROW, 8).putLong(rank).end();
            }
        }
    }

    private static void readPart(FlowTask task, LinkedParts parts, int ngram) throws IOException {
        TableCursor places = task.open(0);
        RecordOutput out = task.output(0);
        Shingler shingler = new Shingler(ngram);
        ShingleSorter sorter = new ShingleSorter();
        ShingleSet set = new ShingleSet();
        try (TextReader texts = TextReader.open(task, parts)) {
            while (places.next()) {
                ByteSlice text = texts.text(places.getLong(0));
                if (text != null) {
                    set.take(text, shingler, sorter);
                    set.put(head -> head.putBytes(places, 8, 8), out);
                }
            }
            task.advance(texts.rowCount(), 0);
        }
    }

    private static void request(FlowTask task) throws IOException {
        TableCursor candidates = task.open(0);
        RecordOutput out = task.output(0);
        while (candidates.next()) {
            out.putBytes(candidates, CandidateSearch.EARLIER, 8)
                    .putBytes(candidates, CandidateSearch.LATER, 10)
                    .putBytes(candidates, CandidateSearch.AGREEING, 1)
                    .end();
        }
    }

    private static void answer(FlowTask task) throws IOException {
        TableCursor requests = task.open(0);
        TableCursor sets = task.open(1);
        RecordOutput out = task.output(0);
        ShingleSet set = new ShingleSet();
        long earlier = -1;
        while (requests.next()) {
            if (requests.getLong(0) != earlier) {
                earlier = requests.getLong(0);
                set.read(earlier, sets);
            }
            set.put(
                    head -> head.putBytes(requests, 8, 10)
                            .putBytes(requests, 0, 8)
                            .putBytes(requests, 18, 1),
                    out);
        }
    }

    private static void compare(FlowTask task, double threshold) throws IOException {
        TableCursor asked = task.open(0);
        TableCursor sets = task.open(1);
        RecordOutput out = task.output(0);
        ShingleSet set = new ShingleSet();
        byte[] head = new byte[HEAD_BYTES];
        long later = -1;
        boolean more = asked.next();
        while (more) {
            if (asked.getLong(CandidateSearch.LATER) != later) {
                later = asked.getLong(CandidateSearch.LATER);
                set.read(later, sets);
            }
            asked.getBytes(0, head, 0, HEAD_BYTES);
            ShingleSet.Intersection intersection = set.new Intersection();
            while (more && asked.matches(0, head, 0, HEAD_BYTES)) {
                intersection.add(asked, HEAD_BYTES + Integer.BYTES);
                more = asked.next();
            }
            double similarity = intersection.similarity();
            if (similarity >= threshold) {
                out.putBytes(head, 0, HEAD_BYTES)
                        .putLong(Double.doubleToRawLongBits(similarity))
                        .end();
            }
        }
    }
}
