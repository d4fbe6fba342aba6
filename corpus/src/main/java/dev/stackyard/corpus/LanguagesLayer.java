package dev.stackyard.corpus;

import java.util.List;

/** The {@code languages} layer: what each file is. */
public final class LanguagesLayer {

    public static final String NAME = "languages";

    /** Linguist's name of the language, or null if none was found. */
    public static final Column<String> LANGUAGE = Column.nullable(NAME, "language", ColumnType.STRING);
    /**
     * What decided: {@code filename}, {@code extension}, {@code shebang}, {@code modeline}, {@code heuristic}, {@code
     * classifier}, {@code attributes} or {@code metadata}; null without a language.
     */
    public static final Column<String> LANGUAGE_BY = Column.nullable(NAME, "language_by", ColumnType.STRING);

    public static final Column<Boolean> IS_VENDOR = Column.required(NAME, "is_vendor", ColumnType.BOOLEAN);
    public static final Column<Boolean> IS_GENERATED = Column.required(NAME, "is_generated", ColumnType.BOOLEAN);
    public static final Column<Boolean> IS_DOCUMENTATION =
            Column.required(NAME, "is_documentation", ColumnType.BOOLEAN);

    /** Of a pull request, the language of each of its files, in their order; empty where none was found. Null for other rows. */
    public static final Column<List<String>> FILE_LANGUAGES =
            Column.nullable(NAME, "file_languages", ColumnType.STRINGS);
    /** Of a pull request, the paths of its files whose language is not trained on. Null for other rows. */
    public static final Column<List<String>> EXCLUDED_FILES =
            Column.nullable(NAME, "excluded_files", ColumnType.STRINGS);

    public static final LayerSchema SCHEMA = LayerSchema.judging(
            NAME, LANGUAGE, LANGUAGE_BY, IS_VENDOR, IS_GENERATED, IS_DOCUMENTATION, FILE_LANGUAGES, EXCLUDED_FILES);

    private LanguagesLayer() {}
}
