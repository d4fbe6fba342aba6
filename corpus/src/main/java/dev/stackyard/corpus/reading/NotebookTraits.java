package dev.stackyard.corpus.reading;

/** What {@link Reading#traits} can say of a notebook. */
public final class NotebookTraits {

    /** Written on Kaggle, which leaves a block of its own in the notebook's metadata. */
    public static final String KAGGLE = "kaggle";

    private NotebookTraits() {}
}
