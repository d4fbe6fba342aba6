package dev.stackyard.corpus.removal;

import java.util.List;

/**
 * What is kept of a removal, in {@code removals/removal-00000.json}: the request and what it came to. Names and identifiers,
 * never content. From the moment this file is there the removal is ordered: ingest refuses what it names, and whatever
 * command next writes to the corpus carries it out to its end.
 *
 * @param format {@value #FORMAT}
 * @param number from 0, in the order of removals
 * @param request what was asked for
 * @param totals what was found when it was planned
 */
public record RemovalRecord(int format, int number, RemovalRequest request, Totals totals) {

    public static final int FORMAT = 1;

    /**
     * What a removal takes away.
     *
     * @param rows that become stubs
     * @param bytes of their content
     * @param contents different contents among them
     * @param refusedContents those that ingest takes from nowhere any more
     * @param repositories that rows are of, sorted by name
     * @param parts that are rewritten
     * @param shards that are rewritten, by name
     * @param segments of the shards
     * @param tokens of the shards, those of paths, names and control tokens included
     */
    public record Totals(
            long rows,
            long bytes,
            long contents,
            long refusedContents,
            List<String> repositories,
            int parts,
            List<String> shards,
            long segments,
            long tokens) {

        public Totals {
            repositories = List.copyOf(repositories);
            shards = List.copyOf(shards);
        }
    }

    /** {@code removed on 2026-11-25T10:00:00Z (removal 0, request R-17): asked for by mail}. */
    public String words() {
        return "removed on " + request.date() + " (removal " + number
                + (request.request() == null ? "" : ", request " + request.request()) + ")"
                + (request.reason() == null ? "" : ": " + request.reason());
    }
}
