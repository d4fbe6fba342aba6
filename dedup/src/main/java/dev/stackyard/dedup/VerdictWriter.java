package dev.stackyard.dedup;

import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.util.Locale;

/** Writes the {@code duplicates} layer of a part from the rows that are in clusters; all others have no duplicate. */
final class VerdictWriter {

    static final String EXACT = "exact-duplicate";
    static final String NEAR = "near-duplicate";

    private VerdictWriter() {}

    /** Writes the layer of all parts. */
    static void write(DuplicatesRun run, Table verdicts) throws IOException {
        run.flow().run(run.eachOwnPart("write verdicts").reading(verdicts), VerdictWriter::write);
    }

    private static void write(FlowTask task) throws IOException {
        long rows = task.corpus().rowCount(task.part());
        TableCursor verdicts = task.open(0);
        try (LayerWriter out = task.write(task.part(), DuplicatesLayer.SCHEMA)) {
            boolean more = verdicts.next();
            for (long index = 0; index < rows; index++) {
                if (more && RowId.index(verdicts.getLong(Clusters.ROW)) == index) {
                    judge(verdicts, out.row());
                    more = verdicts.next();
                } else {
                    out.row().set(DuplicatesLayer.CLUSTER_SIZE, 1L);
                }
                out.append();
            }
            out.commit();
        }
        task.advance(rows, 0);
    }

    private static void judge(TableCursor verdict, RowBuilder out) {
        KeptName kept = KeptName.decode(verdict, Clusters.NAME);
        out.set(DuplicatesLayer.CLUSTER_ID, kept.contentId());
        out.set(DuplicatesLayer.CLUSTER_SIZE, verdict.getLong(Clusters.SIZE));
        int kind = verdict.getByte(Clusters.KIND);
        if (kind == Members.KEPT) {
            return;
        }
        double similarity = Double.longBitsToDouble(verdict.getLong(Clusters.SIMILARITY));
        if (!Double.isNaN(similarity)) {
            out.set(DuplicatesLayer.SIMILARITY, similarity);
        }
        out.set(DuplicatesLayer.KEPT_CONTENT_ID, kept.contentId());
        out.set(DuplicatesLayer.KEPT_REPO_NAME, kept.repoName());
        out.set(DuplicatesLayer.KEPT_PATH, kept.path());
        if (!kept.corpus().isEmpty()) {
            out.set(DuplicatesLayer.KEPT_CORPUS, kept.corpus());
        }
        if (kind == Members.COPY) {
            out.drop(EXACT, "same bytes as " + kept.words());
        } else if (kind == Members.NEAR) {
            out.drop(NEAR, likeness(similarity) + kept.words());
        }
    }

    /** Hundredths are rounded down, so that nothing reads 1.00 that differs. */
    private static String likeness(double similarity) {
        return Double.isNaN(similarity)
                ? "linked by signatures, not compared, to "
                : String.format(Locale.ROOT, "%.2f similar to ", Math.floor(similarity * 100) / 100);
    }
}
