package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PartId;
import java.util.Comparator;

/**
 * One row of {@code removals/removal-00000.parquet}: a row of the corpus that a removal has made a stub.
 *
 * @param index of the row in its part
 * @param contentId as in the layer {@code files}
 * @param refused whether ingest takes the content from nowhere any more
 * @param rule the rule that means the row, such as {@code owner octocat} or {@code opt-outs.txt line 12}
 */
public record RemovedRow(PartId part, long index, String contentId, boolean refused, String rule) {

    private static final String NAME = "removals";

    static final Column<Long> PART = Column.required(NAME, "part", ColumnType.INT64);
    static final Column<Long> ROW = Column.required(NAME, "row", ColumnType.INT64);
    static final Column<String> CONTENT_ID = Column.required(NAME, "content_id", ColumnType.STRING);
    static final Column<Boolean> REFUSED = Column.required(NAME, "refused", ColumnType.BOOLEAN);
    static final Column<String> RULE = Column.required(NAME, "rule", ColumnType.STRING);

    static final LayerSchema SCHEMA = LayerSchema.of(NAME, PART, ROW, CONTENT_ID, REFUSED, RULE);

    /** By content, so that it can be looked up; those of the same by place. */
    static final Comparator<RemovedRow> ORDER = Comparator.comparing(RemovedRow::contentId)
            .thenComparing(RemovedRow::part)
            .thenComparingLong(RemovedRow::index);

    RemovedRow refusedIf(boolean refuse) {
        return new RemovedRow(part, index, contentId, refuse, rule);
    }
}
