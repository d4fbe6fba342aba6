package dev.stackyard.dedup;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.List;

/** Counts the members of each cluster, looks up what its kept row is called, and tells every member. */
final class Clusters {

    /*
     * verdicts   row 8 | kind 1 | similarity 8 | size 8 | name of the kept row, see KeptName
     */
    static final int ROW = 0;
    static final int KIND = 8;
    static final int SIMILARITY = 9;
    static final int SIZE = 17;
    static final int NAME = 25;
    private static final TableShape VERDICTS = TableShape.variable("verdicts");

    private Clusters() {}

    /** What the members of clusters of two rows and more are to be told, by row. */
    static Table verdicts(DuplicatesRun run, Table members) throws IOException {
        LinkedParts parts = run.parts();
        return run.flow()
                .run(run.eachPart("gather clusters").reading(members).writing(VERDICTS), task -> gather(task, parts))
                .get(0);
    }

    /** Goes through the clusters whose kept row is in the part; a second cursor runs ahead and counts their members. */
    private static void gather(FlowTask task, LinkedParts parts) throws IOException {
        TableCursor ahead = task.open(0);
        TableCursor members = task.open(0);
        LinkedParts.Source source = parts.source(task);
        boolean more = ahead.next();
        try (RowCursor rows = source.corpus()
                .read(source.part(), List.of(FilesLayer.CONTENT_ID, FilesLayer.REPO_NAME, FilesLayer.PATH))) {
            while (more) {
                long kept = ahead.getLong(Members.KEPT_ROW);
                long size = 0;
                while (more && ahead.getLong(Members.KEPT_ROW) == kept) {
                    size++;
                    more = ahead.next();
                }
                if (size == 1) {
                    members.next();
                } else {
                    rows.skipTo(RowId.index(kept));
                    rows.next();
                    put(members, size, KeptName.of(rows.row(), source.other()), task.output(0));
                }
            }
            task.advance(rows.rowCount(), 0);
        }
    }

    private static void put(TableCursor members, long size, KeptName name, RecordOutput out) throws IOException {
        byte[] encoded = name.encoded();
        for (long i = 0; i < size; i++) {
            members.next();
            out.putBytes(members, Members.ROW, 8)
                    .putBytes(members, Members.KIND, 1)
                    .putBytes(members, Members.SIMILARITY, 8)
                    .putLong(size)
                    .putBytes(encoded, 0, encoded.length)
                    .end();
        }
    }
}
