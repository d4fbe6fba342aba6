package dev.stackyard.curate;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import java.util.List;

/**
 * The {@code quality} layer: what can be measured of a text, and whether it is worth training on. Verdicts are those of
 * {@link QualityRule}. All signals are null for a stub.
 *
 * <p>A character is a Unicode code point. Lines and letters are Python's: {@code str.splitlines}, {@code str.isalpha},
 * {@code str.isalnum} of Python 3.11.
 */
public final class QualityLayer {

    public static final String NAME = "quality";

    /** Characters. */
    public static final Column<Long> NUM_CHARACTERS = Column.nullable(NAME, "num_characters", ColumnType.INT64);
    /** Lines; 0 for an empty text. */
    public static final Column<Long> NUM_LINES = Column.nullable(NAME, "num_lines", ColumnType.INT64);
    /** Mean characters per line, line breaks not counted. */
    public static final Column<Double> AVG_LINE_LENGTH = Column.nullable(NAME, "avg_line_length", ColumnType.FLOAT64);
    /** Characters in the longest line, its break not counted. */
    public static final Column<Long> MAX_LINE_LENGTH = Column.nullable(NAME, "max_line_length", ColumnType.INT64);
    /** Letters as a share of all characters, 0 to 1. */
    public static final Column<Double> ALPHA_FRACTION = Column.nullable(NAME, "alpha_fraction", ColumnType.FLOAT64);
    /** Letters, digits and other numbers as a share of all characters, 0 to 1. */
    public static final Column<Double> ALPHANUM_FRACTION =
            Column.nullable(NAME, "alphanum_fraction", ColumnType.FLOAT64);
    /** Characters inside runs of base64, hexadecimal or Unicode escapes as a share of all, 0 to 1. */
    public static final Column<Double> ENCODED_FRACTION = Column.nullable(NAME, "encoded_fraction", ColumnType.FLOAT64);
    /** Characters in the longest of those runs; 0 if there is none. */
    public static final Column<Long> LONGEST_ENCODED_RUN =
            Column.nullable(NAME, "longest_encoded_run", ColumnType.INT64);
    /** Characters of the text that a browser would show; null unless the language is HTML. */
    public static final Column<Long> VISIBLE_TEXT_LENGTH =
            Column.nullable(NAME, "visible_text_length", ColumnType.INT64);
    /** That length as a share of all characters; null unless the language is HTML. */
    public static final Column<Double> VISIBLE_TEXT_FRACTION =
            Column.nullable(NAME, "visible_text_fraction", ColumnType.FLOAT64);

    /** Forms in which the row can be rendered, such as {@code notebook-script}; null unless its content is a structure. */
    public static final Column<List<String>> FORMS = Column.nullable(NAME, "forms", ColumnType.STRINGS);
    /** The other forms of its kind, each with the reason, such as {@code notebook-structured: not-python}. */
    public static final Column<List<String>> IMPOSSIBLE_FORMS =
            Column.nullable(NAME, "impossible_forms", ColumnType.STRINGS);

    public static final LayerSchema SCHEMA = LayerSchema.judging(
            NAME,
            NUM_CHARACTERS,
            NUM_LINES,
            AVG_LINE_LENGTH,
            MAX_LINE_LENGTH,
            ALPHA_FRACTION,
            ALPHANUM_FRACTION,
            ENCODED_FRACTION,
            LONGEST_ENCODED_RUN,
            VISIBLE_TEXT_LENGTH,
            VISIBLE_TEXT_FRACTION,
            FORMS,
            IMPOSSIBLE_FORMS);

    private QualityLayer() {}
}
