package dev.stackyard.corpus;

import java.util.List;

/** The {@code pii} layer: personal data and secrets, as spans of the row's UTF-8 text. */
public final class PiiLayer {

    public static final String NAME = "pii";

    /** Sorted by start, not overlapping; empty if nothing was found. */
    public static final Column<List<Span>> SPANS = Column.required(NAME, "spans", ColumnType.SPANS);
    /**
     * What each span is rendered as, in the order of {@link #SPANS} and as long. The same value in a file always has the
     * same replacement.
     */
    public static final Column<List<String>> REPLACEMENTS = Column.required(NAME, "replacements", ColumnType.STRINGS);

    public static final LayerSchema SCHEMA = LayerSchema.judging(NAME, SPANS, REPLACEMENTS);

    private PiiLayer() {}
}
