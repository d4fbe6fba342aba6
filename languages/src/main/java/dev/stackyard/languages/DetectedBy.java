package dev.stackyard.languages;

import java.util.Locale;

/** What decided on a file's language. */
public enum DetectedBy {
    /** The whole file name, such as {@code Makefile}. */
    FILENAME,
    /** The file name's ending. */
    EXTENSION,
    /** The interpreter that the first line names. */
    SHEBANG,
    /** An Emacs or Vim modeline. */
    MODELINE,
    /** Patterns that tell apart the languages which share an extension; also an XML declaration or a manual page's name. */
    HEURISTIC,
    /** Statistics over the tokens. */
    CLASSIFIER,
    /** {@code linguist-language} in the repository's {@code .gitattributes}. */
    ATTRIBUTES,
    /** A notebook's metadata, or what a pair of code and intermediate representation says of itself. */
    METADATA;

    private final String columnValue = name().toLowerCase(Locale.ROOT);

    /** The value of column {@code language_by}. */
    public String columnValue() {
        return columnValue;
    }
}
