package dev.stackyard.corpus.reading;

/** What {@link Reading#traits} can say of a notebook. */
public final class NotebookTraits {

    /** Written on Kaggle, which leaves a block of its own in the notebook's metadata. */
    public static final String KAGGLE = "kaggle";

    /** Fewer than {@value #FEWEST_CELLS} cells, blank ones included: {@link #FEWEST_CELLS}. */
    public static final String FEW_CELLS = "few-cells";

    /** Cells that a notebook of Kaggle must have (bigcode-project/the-stack-v2 {@code kaggle/}). */
    public static final int FEWEST_CELLS = 4;

    private NotebookTraits() {}
}
