package dev.stackyard.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a published dataset said of its rows, beside what our stage found: rows with content that both have judged.
 *
 * @param column {@code language} or {@code license_type}
 * @param rows that were compared; all the following together
 * @param agreed rows of which both say the same, or nothing
 * @param onlyPublished rows of which only the dataset says something
 * @param onlyOurs rows of which only our stage does
 * @param differing rows of which the two say different things
 * @param pairs how many different pairs there are among the rows that do not agree
 * @param commonest the pairs with the most rows, {@value #COMMONEST} at most, most rows first
 */
public record Comparison(
        String column,
        long rows,
        long agreed,
        long onlyPublished,
        long onlyOurs,
        long differing,
        long pairs,
        List<Disagreement> commonest) {

    /** How many pairs are shown. */
    public static final int COMMONEST = 20;

    /** Stands for whatever a dataset says that is no name which our stage could give. */
    public static final String OTHER = "(other)";

    public Comparison {
        commonest = List.copyOf(commonest);
    }

    /**
     * A pair of different findings.
     *
     * @param published null if the dataset says nothing; {@link #OTHER} for what our stage does not know
     * @param ours null if our stage says nothing
     * @param example one of the rows, the first of the corpus: {@code octo/cat:/src/main.h}
     */
    public record Disagreement(
            @Nullable String published, @Nullable String ours, long rows, String example) {}
}
