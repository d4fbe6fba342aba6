package dev.stackyard.corpus;

import java.util.Locale;

/** What a row is: the values of {@link FilesLayer#KIND}. */
public enum RowKind {
    /** A file of a repository. */
    CODE(false),
    /** A pull request with its reviews and diffs. */
    PULL(true),
    ISSUE(true),
    NOTEBOOK(false),
    /** A page of documentation. */
    DOC(false);

    private final boolean structured;

    RowKind(boolean structured) {
        this.structured = structured;
    }

    /** The column's value: lower case. */
    public String columnValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the content can be JSON in which texts are fields. Stages look at such a row through {@link StructuredText}, and what
     * they replace is escaped, so that the JSON stays whole.
     */
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
}
