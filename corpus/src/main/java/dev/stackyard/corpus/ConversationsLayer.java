package dev.stackyard.corpus;

import java.util.List;

/**
 * The {@code conversations} layer: what of issues and pull requests is said, and whether it is worth training on. Rows of other
 * kinds have a row with nothing in it.
 */
public final class ConversationsLayer {

    public static final String NAME = "conversations";

    /**
     * What is left out or replaced when the conversation is rendered: spans of the row's JSON, sorted by start, not overlapping.
     * A text's span lies inside its quotation marks; an event or file is cut whole, and {@code null} stands in its place.
     */
    public static final Column<List<Span>> CUTS = Column.required(NAME, "cuts", ColumnType.SPANS);
    /** What stands in the place of each of {@link #CUTS}, as JSON. */
    public static final Column<List<String>> CUT_TEXTS = Column.required(NAME, "cut_texts", ColumnType.STRINGS);
    /** Decides what is random about the rendering: how much of each file and how much context is shown. */
    public static final Column<Long> DRAW = Column.nullable(NAME, "draw", ColumnType.INT64);
    /** Events that are rendered. */
    public static final Column<Long> EVENTS = Column.nullable(NAME, "events", ColumnType.INT64);
    /** People who take part in these. */
    public static final Column<Long> PARTICIPANTS = Column.nullable(NAME, "participants", ColumnType.INT64);
    /** What they say, in characters (Unicode code points). */
    public static final Column<Long> TEXT_LENGTH = Column.nullable(NAME, "text_length", ColumnType.INT64);
    /** All that is rendered, control tokens as they are spelt, in characters. */
    public static final Column<Long> RENDERED_LENGTH = Column.nullable(NAME, "rendered_length", ColumnType.INT64);

    public static final LayerSchema SCHEMA =
            LayerSchema.judging(NAME, CUTS, CUT_TEXTS, DRAW, EVENTS, PARTICIPANTS, TEXT_LENGTH, RENDERED_LENGTH);

    private ConversationsLayer() {}
}
