package dev.stackyard.languages;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import java.util.List;

/**
 * Writes the {@code languages} layer: what {@link LanguageDetector} finds, overruled by the repository's own {@code
 * .gitattributes} ({@code linguist-language}, {@code linguist-vendored}, {@code linguist-generated}, {@code
 * linguist-documentation}).
 *
 * <p>Rules that drop a row, the first that fires: {@code excluded-language} (evidence: language and extension), {@code
 * unknown-language}, {@code vendored}; see {@link LanguagesSettings}. Generated files are only marked. A stub gets what
 * its path says, and no verdict: that it has no text is verdict enough. Pull requests and issues have no language;
 * a notebook has that of its code; pages of documentation need none.
 */
public final class LanguagesStage implements RowStage {

    private static final int VERSION = 3;

    private final LanguagesSettings settings;
    private final Exclusions exclusions;

    public LanguagesStage(LanguagesSettings settings) {
        this.settings = settings;
        this.exclusions = new Exclusions(settings);
    }

    @Override
    public String name() {
        return LanguagesLayer.NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public List<Column<?>> inputs() {
        return List.of(FilesLayer.KIND, FilesLayer.PATH, FilesLayer.EXTENSION, FilesLayer.STUB, ContentsLayer.CONTENT);
    }

    @Override
    public LanguagesSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return LanguagesLayer.SCHEMA;
    }

    @Override
    public RowFunction open() {
        return new LanguagesFunction(settings, exclusions);
    }
}
