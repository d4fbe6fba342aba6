package dev.stackyard.licenses.internal.notices;

/** Where words stand: how much it takes for a name to be a statement about the file. */
public enum NoticeContext {
    /** A comment of a source file, or prose: a name counts in a grant, or alone on its line. */
    PROSE,
    /** A licence file, or the section of a file about its licence: every unmistakable name counts. */
    LICENSE_SECTION,
    /** The value of a field that holds a licence: every name counts. */
    FIELD
}
