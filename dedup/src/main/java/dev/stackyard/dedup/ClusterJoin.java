package dev.stackyard.dedup;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.RowCursor;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Brings the outcome back to the rows: gathers each kept row with all rows that are dropped for it, counts them, looks up
 * what the kept row is called, and sorts everything by row.
 */
final class ClusterJoin implements Closeable {

    /*
     * ranked    rank 8 | copy 1 | row 8                                  every row, by content
     * members   kept row 8 | kind 1 | row 8 | similarity 8               every row, by the row that is kept for it
     * verdicts  row 8 | kind 1 | similarity 8 | size 8 | name 8          rows of clusters of two and more
     */
    private static final int RANKED_BYTES = 17;
    private static final int MEMBERS_BYTES = 25;

    /** Layout of {@link #verdicts}. */
    static final int ROW = 0;

    static final int KIND = 8;
    static final int SIMILARITY = 9;
    static final int SIZE = 17;
    static final int NAME = 25;
    private static final int VERDICTS_BYTES = 33;

    /** Values of {@link #KIND}. */
    static final int KEPT = 0;

    static final int COPY = 1;
    static final int NEAR = 2;

    private final Workspace space;
    private final RecordSorter verdicts;
    private final RowNames names;

    private ClusterJoin(Workspace space) throws IOException {
        this.space = space;
        this.verdicts = space.sorter("verdicts", VERDICTS_BYTES);
        this.names = new RowNames(space.file("names"));
    }

    static ClusterJoin of(Workspace space, ContentRanking ranking, RecordSorter dropped) throws IOException {
        ClusterJoin join = new ClusterJoin(space);
        try (RecordSorter members = space.sorter("members", MEMBERS_BYTES)) {
            join.gather(ranking, dropped, members);
            space.forEachPart("gather clusters", part -> join.judge(part, members));
            return join;
        } catch (IOException | RuntimeException e) {
            join.close();
            throw e;
        }
    }

    /** A part's rows that are in a cluster, in order. */
    RecordCursor verdicts(PartId part) throws IOException {
        return verdicts.read(ContentRanking.key(RowId.firstOf(part)), ContentRanking.key(RowId.endOf(part)));
    }

    /** What the kept rows of clusters are called. */
    RowNames names() {
        return names;
    }

    private void gather(ContentRanking ranking, RecordSorter dropped, RecordSorter members) throws IOException {
        try (RecordSorter ranked = space.sorter("ranked-rows", RANKED_BYTES)) {
            try (RecordCursor rows = ranking.rows();
                    RecordWriter out = ranked.writer()) {
                while (rows.next()) {
                    out.putLong(rows.getLong(ContentRanking.RANK))
                            .putByte(rows.getByte(ContentRanking.COPY))
                            .putLong(rows.getLong(ContentRanking.ROW))
                            .end();
                }
            }
            try (RecordCursor rows = ranked.read();
                    RecordCursor drops = dropped.read();
                    RecordWriter out = members.writer()) {
                joinDrops(rows, drops, out);
            }
        }
    }

    private static void joinDrops(RecordCursor rows, RecordCursor drops, RecordWriter out) throws IOException {
        boolean more = drops.next();
        long first = -1;
        while (rows.next()) {
            long rank = rows.getLong(0);
            boolean copy = rows.getByte(8) != 0;
            long row = rows.getLong(9);
            first = copy ? first : row;
            while (more && drops.getLong(KeptSelection.RANK) < rank) {
                more = drops.next();
            }
            if (more && drops.getLong(KeptSelection.RANK) == rank) {
                long similarity = drops.getLong(KeptSelection.SIMILARITY);
                putMember(out, drops.getLong(KeptSelection.KEPT_ROW), NEAR, row, similarity);
            } else {
                putMember(out, first, copy ? COPY : KEPT, row, Double.doubleToRawLongBits(1));
            }
        }
    }

    private static void putMember(RecordWriter out, long keptRow, int kind, long row, long similarity)
            throws IOException {
        out.putLong(keptRow).putByte(kind).putLong(row).putLong(similarity).end();
    }

    /** Goes through the clusters whose kept row is in a part; a second cursor runs ahead and counts their members. */
    private void judge(PartId part, RecordSorter members) throws IOException {
        byte[] from = ContentRanking.key(RowId.firstOf(part));
        byte[] to = ContentRanking.key(RowId.endOf(part));
        Corpus corpus = space.context().corpus();
        try (RecordCursor ahead = members.read(from, to);
                RecordCursor cursor = members.read(from, to);
                RowCursor rows =
                        corpus.read(part, List.of(FilesLayer.CONTENT_ID, FilesLayer.REPO_NAME, FilesLayer.PATH));
                RecordWriter out = verdicts.writer()) {
            boolean more = ahead.next();
            while (more) {
                long kept = ahead.getLong(0);
                long size = 0;
                while (more && ahead.getLong(0) == kept) {
                    size++;
                    more = ahead.next();
                }
                if (size == 1) {
                    cursor.next();
                } else {
                    putCluster(cursor, size, name(rows, kept), out);
                }
            }
        }
    }

    private long name(RowCursor rows, long kept) throws IOException {
        rows.skipTo(RowId.index(kept));
        rows.next();
        return names.add(rows.row());
    }

    private static void putCluster(RecordCursor cursor, long size, long name, RecordWriter out) throws IOException {
        for (long i = 0; i < size; i++) {
            cursor.next();
            out.putLong(cursor.getLong(9))
                    .putByte(cursor.getByte(8))
                    .putLong(cursor.getLong(17))
                    .putLong(size)
                    .putLong(name)
                    .end();
        }
    }

    @Override
    public void close() throws IOException {
        verdicts.close();
        names.close();
    }
}
