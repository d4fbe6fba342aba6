package dev.stackyard.dedup;

import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RunContext;
import java.io.IOException;
import java.util.Locale;

/** Writes the {@code duplicates} layer of a part from the rows that are in clusters; all others have no duplicate. */
final class VerdictWriter {

    static final String EXACT = "exact-duplicate";
    static final String NEAR = "near-duplicate";

    private final RunContext context;
    private final ClusterJoin clusters;

    private VerdictWriter(RunContext context, ClusterJoin clusters) {
        this.context = context;
        this.clusters = clusters;
    }

    /** Writes the layer of all parts. */
    static void write(Workspace space, ClusterJoin clusters) throws IOException {
        VerdictWriter writer = new VerdictWriter(space.context(), clusters);
        space.forEachPart("write verdicts", writer::write);
    }

    private void write(PartId part) throws IOException {
        long rows = context.corpus().rowCount(part);
        try (RecordCursor verdicts = clusters.verdicts(part);
                LayerWriter out = context.write(part)) {
            boolean more = verdicts.next();
            for (long index = 0; index < rows; index++) {
                if (more && RowId.index(verdicts.getLong(ClusterJoin.ROW)) == index) {
                    judge(verdicts, out.row());
                    more = verdicts.next();
                } else {
                    out.row().set(DuplicatesLayer.CLUSTER_SIZE, 1L);
                }
                out.append();
            }
            out.commit();
        }
    }

    private void judge(RecordCursor verdict, RowBuilder out) throws IOException {
        RowNames.Name kept = clusters.names().get(verdict.getLong(ClusterJoin.NAME));
        out.set(DuplicatesLayer.CLUSTER_ID, kept.contentId());
        out.set(DuplicatesLayer.CLUSTER_SIZE, verdict.getLong(ClusterJoin.SIZE));
        int kind = verdict.getByte(ClusterJoin.KIND);
        if (kind != ClusterJoin.KEPT) {
            double similarity = Double.longBitsToDouble(verdict.getLong(ClusterJoin.SIMILARITY));
            out.set(DuplicatesLayer.SIMILARITY, similarity);
            out.set(DuplicatesLayer.KEPT_CONTENT_ID, kept.contentId());
            out.set(DuplicatesLayer.KEPT_REPO_NAME, kept.repoName());
            out.set(DuplicatesLayer.KEPT_PATH, kept.path());
            String name = kept.repoName() + ":" + kept.path();
            if (kind == ClusterJoin.COPY) {
                out.drop(EXACT, "same bytes as " + name);
            } else {
                out.drop(NEAR, hundredths(similarity) + " similar to " + name);
            }
        }
    }

    /** Rounded down, so that nothing reads 1.00 that differs. */
    private static String hundredths(double similarity) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(similarity * 100) / 100);
    }
}
