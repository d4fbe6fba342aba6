package dev.stackyard.ingest;

import java.util.Locale;

/** Which files of a source become rows. Files that a licence is read from always do: the others have theirs from them. */
public enum Take {
    /** All of them. */
    EVERYTHING,
    /** Jupyter notebooks. */
    NOTEBOOKS,
    /** Notebooks of Meta Kaggle Code, each with what is known of the data set that it works on. */
    KAGGLE,
    /** Pages of documentation, as text. */
    DOCUMENTS,
    /** Source files with the intermediate representation that lies beside them, as pairs. */
    PAIRS;

    /** As plans have it: lower case. */
    public String planValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no plan has this value */
    public static Take of(String planValue) {
        for (Take take : values()) {
            if (take.planValue().equals(planValue)) {
                return take;
            }
        }
        throw new IllegalArgumentException("a plan takes the unknown " + planValue);
    }
}
