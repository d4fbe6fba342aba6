package dev.stackyard.corpus;

import java.util.Locale;

/** What a row is: the values of {@link FilesLayer#KIND}. */
public enum RowKind {
    /** A file of a repository that is none of the others. */
    CODE(false),
    /** A pull request with its reviews and diffs. */
    PULL(true),
    ISSUE(true),
    /** A Jupyter notebook. */
    NOTEBOOK(true),
    /** A page of documentation, as text. */
    DOC(false),
    /** A notebook of Meta Kaggle Code, with what is known of the data set that it works on. */
    KAGGLE(true),
    /** Source code with the intermediate representation that a compiler made of it. */
    IR(true);

    private static final String NOTEBOOK_ENDING = ".ipynb";

    private final boolean structured;

    RowKind(boolean structured) {
        this.structured = structured;
    }

    /** The column's value: lower case. */
    public String columnValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the content is a structure whose text is its {@link Row#reading}. */
    public boolean isStructured() {
        return structured;
    }

    /** Whether this kind is the value of a column. */
    public boolean is(String columnValue) {
        return columnValue().equals(columnValue);
    }

    /**
     * The kind of a row.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static RowKind of(String columnValue) {
        for (RowKind kind : values()) {
            if (kind.is(columnValue)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of row is called " + columnValue);
    }

    /** The kind of a repository's file by its path: a notebook is one wherever it is found. */
    public static RowKind ofPath(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(NOTEBOOK_ENDING) ? NOTEBOOK : CODE;
    }
}
