package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The clusters of {@link Method#BIGCODE}: the rows of a component are duplicates of the most preferred of them. */
final class ComponentMembers {

    /*
     * choices  component 8 | preference 35 | row 8 | content id 20     every row of a component, the kept one first
     */
    private static final int ROW = 8 + BigCodePreference.BYTES;
    private static final int CONTENT_ID = ROW + 8;
    private static final TableShape CHOICES = TableShape.fixed("choices", CONTENT_ID + ContentRanking.CONTENT_ID_BYTES);

    private static final long NOT_COMPARED = Double.doubleToRawLongBits(Double.NaN);
    private static final long EQUAL = Double.doubleToRawLongBits(1);

    private ComponentMembers() {}

    /** Rows of components, as {@link Members} has them. */
    static Table of(DuplicatesRun run) throws IOException {
        DuplicatesSettings settings = run.settings();
        try (Table components = Components.of(run, BandLinks.of(run));
                Table choices = run.flow()
                        .run(
                                run.eachPart("choose among duplicates")
                                        .reading(components)
                                        .writing(CHOICES),
                                task -> readPart(task, settings))
                        .get(0)) {
            return run.join(8, Members.MEMBERS, ComponentMembers::choose, choices);
        }
    }

    private static void readPart(FlowTask task, DuplicatesSettings settings) throws IOException {
        BigCodePreference preference = new BigCodePreference(settings);
        List<Column<?>> columns = new ArrayList<>(preference.columns());
        columns.add(FilesLayer.CONTENT_ID);
        TableCursor components = task.open(0);
        RecordOutput out = task.output(0);
        try (RowCursor rows = task.corpus().read(task.part(), columns)) {
            while (components.next()) {
                long row = components.getLong(0);
                rows.skipTo(RowId.index(row));
                rows.next();
                out.putBytes(components, 8, 8);
                preference.put(out, rows.row());
                out.putLong(row)
                        .putBytes(
                                ContentRanking.contentId(task.corpus(), rows.row()), 0, ContentRanking.CONTENT_ID_BYTES)
                        .end();
            }
            task.advance(rows.rowCount(), 0);
        }
    }

    private static void choose(FlowTask task) throws IOException {
        TableCursor choices = task.open(0);
        RecordOutput out = task.output(0);
        byte[] keptContent = new byte[ContentRanking.CONTENT_ID_BYTES];
        long component = -1;
        long kept = -1;
        while (choices.next()) {
            long row = choices.getLong(ROW);
            int kind;
            if (choices.getLong(0) != component) {
                component = choices.getLong(0);
                kept = row;
                choices.getBytes(CONTENT_ID, keptContent, 0, keptContent.length);
                kind = Members.KEPT;
            } else {
                kind = choices.matches(CONTENT_ID, keptContent, 0, keptContent.length) ? Members.COPY : Members.NEAR;
            }
            out.putLong(kept)
                    .putByte(kind)
                    .putLong(row)
                    .putLong(kind == Members.NEAR ? NOT_COMPARED : EQUAL)
                    .end();
        }
    }
}
