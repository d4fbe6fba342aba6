package dev.stackyard.corpus;

import org.jspecify.annotations.Nullable;

/** Collects the columns of one output row. Reused from row to row: all columns start out null. */
public interface RowBuilder {

    /** Longest evidence that is kept, in UTF-16 units; what is longer is cut. */
    int MAX_EVIDENCE = 200;

    /**
     * Sets a column; null clears it.
     *
     * @throws IllegalStateException if the column is not one of the layer's
     */
    <T> RowBuilder set(Column<T> column, @Nullable T value);

    /**
     * Drops the row: sets the layer's verdict and its evidence.
     *
     * @param rule the rule's name, lower case with hyphens, such as {@code long-lines}
     * @param evidence what made it fire, short and for people, such as {@code longest line 48211 > 1000}
     */
    RowBuilder drop(String rule, String evidence);
}
