package dev.stackyard.corpus.reading;

/** What a passage of a reading is. */
public enum Role {
    /** A cell of prose, in Markdown. */
    MARKDOWN,
    /** A cell of code, the source of a pair, or code that a pull request changes. */
    CODE,
    /** The title of the data set that a Kaggle notebook works on. */
    DATASET_TITLE,
    /** What the data set's owner says of it. */
    DATASET_DESCRIPTION,
    /** The data set's identifier, {@code owner/name}. */
    DATASET_NAME,
    /** The path by which a Kaggle notebook reads a file of its data set. */
    DATA_PATH,
    /** What {@code df.info()} prints of that file. */
    DATA_SCHEMA,
    /** Some rows of that file. */
    DATA_EXAMPLES,
    /** A title, a text, a hunk or a path in an issue or pull request. */
    MESSAGE,
    /** What the cell of code before it printed. */
    OUTPUT,
    /** A pair's intermediate representation, compiled for size. */
    INTERMEDIATE_FOR_SIZE,
    /** A pair's intermediate representation, compiled for speed. */
    INTERMEDIATE_FOR_SPEED;

    /** Whether it tells of a data set, and is no part of the notebook itself. */
    boolean isOfDataset() {
        return switch (this) {
            case DATASET_TITLE, DATASET_DESCRIPTION, DATASET_NAME, DATA_PATH, DATA_SCHEMA, DATA_EXAMPLES -> true;
            case MESSAGE, MARKDOWN, CODE, OUTPUT, INTERMEDIATE_FOR_SIZE, INTERMEDIATE_FOR_SPEED -> false;
        };
    }
}
