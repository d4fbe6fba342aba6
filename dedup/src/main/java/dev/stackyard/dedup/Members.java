package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;

/** Brings the outcome for contents back to their rows: each row by the row that is kept for it. */
final class Members {

    /*
     * drops    rank 8 | kept row 8 | similarity 8 | repository of the kept row 8     contents that are near duplicates
     * members  kept row 8 | kind 1 | row 8 | similarity 8                            every row
     */
    private static final TableShape DROPS = TableShape.fixed("drops", 32);

    /** Layout of the members of clusters. */
    static final int KEPT_ROW = 0;

    static final int KIND = 8;
    static final int ROW = 9;
    static final int SIMILARITY = 17;
    static final TableShape MEMBERS = TableShape.fixed("members", 25);

    /** Values of {@link #KIND}: the kept row sorts first. */
    static final int KEPT = 0;

    static final int COPY = 1;
    static final int NEAR = 2;
    /** Likewise, but in the kept row's repository, which stays whole. */
    static final int STAYING_COPY = 3;

    static final int STAYING_NEAR = 4;

    private static final long EQUAL = Double.doubleToRawLongBits(1);

    private Members() {}

    /** @param dropped what {@link KeptSelection} decided */
    static Table of(DuplicatesRun run, ContentRanking ranking, Table dropped) throws IOException {
        boolean keepRepositories = run.settings().keepRepositories();
        try (Table drops = run.join(8, DROPS, Members::findKeptRows, dropped, ranking.ranked())) {
            return run.join(8, MEMBERS, task -> join(task, keepRepositories), ranking.ranked(), drops);
        }
    }

    private static void findKeptRows(FlowTask task) throws IOException {
        TableCursor dropped = task.open(0);
        TableCursor rows = task.open(1);
        RecordOutput out = task.output(0);
        while (dropped.next()) {
            ContentRanking.advanceToFirst(rows, dropped.getLong(KeptSelection.KEPT));
            out.putBytes(dropped, KeptSelection.RANK, 8)
                    .putBytes(rows, ContentRanking.RANKED_ROW, 8)
                    .putBytes(dropped, KeptSelection.SIMILARITY, 8)
                    .putBytes(rows, ContentRanking.RANKED_REPOSITORY, 8)
                    .end();
        }
    }

    private static void join(FlowTask task, boolean keepRepositories) throws IOException {
        TableCursor rows = task.open(0);
        TableCursor drops = task.open(1);
        RecordOutput out = task.output(0);
        boolean more = drops.next();
        long first = -1;
        long firstRepository = 0;
        while (rows.next()) {
            long rank = rows.getLong(ContentRanking.RANKED_RANK);
            long repository = rows.getLong(ContentRanking.RANKED_REPOSITORY);
            boolean copy = rows.getByte(ContentRanking.RANKED_COPY) != 0;
            if (!copy) {
                first = rows.getLong(ContentRanking.RANKED_ROW);
                firstRepository = repository;
            }
            while (more && drops.getLong(0) < rank) {
                more = drops.next();
            }
            if (more && drops.getLong(0) == rank) {
                boolean stays = keepRepositories && drops.getLong(24) == repository;
                put(out, drops.getLong(8), stays ? STAYING_NEAR : NEAR, rows, drops.getLong(16));
            } else {
                boolean stays = keepRepositories && firstRepository == repository;
                put(out, first, !copy ? KEPT : stays ? STAYING_COPY : COPY, rows, EQUAL);
            }
        }
    }

    private static void put(RecordOutput out, long keptRow, int kind, TableCursor rows, long similarity)
            throws IOException {
        out.putLong(keptRow)
                .putByte(kind)
                .putBytes(rows, ContentRanking.RANKED_ROW, 8)
                .putLong(similarity)
                .end();
    }
}
