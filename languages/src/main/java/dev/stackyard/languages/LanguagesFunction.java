package dev.stackyard.languages;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.languages.internal.attributes.LinguistOverrides;
import dev.stackyard.languages.internal.attributes.RepositoryAttributes;
import dev.stackyard.languages.internal.linguist.LanguageTable;
import org.jspecify.annotations.Nullable;

/** The work of {@link LanguagesStage} on one thread. */
final class LanguagesFunction implements RowFunction {

    private final LanguagesSettings settings;
    private final Exclusions exclusions;
    private final LanguageDetector detector;
    private final StatedLanguage stated;
    private final PullFileLanguages pullFiles;
    private final LanguageTable languages = LanguageTable.shared();
    private final RepositoryAttributes attributes = new RepositoryAttributes();

    LanguagesFunction(LanguagesSettings settings, Exclusions exclusions) {
        this.settings = settings;
        this.exclusions = exclusions;
        this.detector = new LanguageDetector(settings.classifier());
        this.stated = new StatedLanguage(detector);
        this.pullFiles = new PullFileLanguages(detector, exclusions);
    }

    @Override
    public void beginRepository() {
        attributes.clear();
    }

    @Override
    public void apply(Row row, RowBuilder out) {
        String path = row.get(FilesLayer.PATH);
        ByteSlice text = row.text();
        if (text != null && RepositoryAttributes.isAttributesFile(path)) {
            attributes.add(path, text.array(), text.offset(), text.length());
        }
        LinguistOverrides overrides = attributes.find(path);
        Detection detection = detect(row, path, text, overrides);
        FileTraits traits = traits(path, text, overrides);
        out.set(
                        LanguagesLayer.LANGUAGE,
                        detection == null ? null : detection.language().name())
                .set(
                        LanguagesLayer.LANGUAGE_BY,
                        detection == null ? null : detection.by().columnValue())
                .set(LanguagesLayer.IS_VENDOR, traits.vendored())
                .set(LanguagesLayer.IS_GENERATED, traits.generated())
                .set(LanguagesLayer.IS_DOCUMENTATION, traits.documentation());
        if (text != null) {
            judge(row, detection, traits, out);
        }
        if (RowKind.PULL.is(row.get(FilesLayer.KIND))) {
            pullFiles.write(row, out);
        }
    }

    private @Nullable Detection detect(Row row, String path, @Nullable ByteSlice text, LinguistOverrides overrides) {
        return switch (RowKind.of(row.get(FilesLayer.KIND))) {
            case CODE -> detect(path, text, overrides);
            case DOC -> languages.detection(languages.indexOf(writtenIn(path)), DetectedBy.EXTENSION);
            case NOTEBOOK, KAGGLE, IR -> {
                Reading reading = row.reading();
                yield reading == null ? null : stated.detect(reading);
            }
            case PULL, ISSUE -> null;
        };
    }

    /** What the text of a page is written in: whatever the page was, it became Markdown, unless it is reStructuredText. */
    private static String writtenIn(String path) {
        return path.endsWith(".rst") || path.endsWith(".rest") ? "reStructuredText" : "Markdown";
    }

    private @Nullable Detection detect(String path, @Nullable ByteSlice text, LinguistOverrides overrides) {
        String named = overrides.language();
        int language = named == null ? -1 : languages.byAlias(named);
        if (language >= 0) {
            return languages.detection(language, DetectedBy.ATTRIBUTES);
        }
        return text == null
                ? detector.detectByName(path)
                : detector.detect(path, text.array(), text.offset(), text.length());
    }

    private FileTraits traits(String path, @Nullable ByteSlice text, LinguistOverrides overrides) {
        FileTraits found = text == null
                ? detector.traitsByName(path)
                : detector.traits(path, text.array(), text.offset(), text.length());
        return FileTraits.of(
                orElse(overrides.vendored(), found.vendored()),
                orElse(overrides.generated(), found.generated()),
                orElse(overrides.documentation(), found.documentation()));
    }

    /** An unreadable structure is for the rules of quality to judge. */
    private static boolean needsLanguage(Row row) {
        Reading reading = row.reading();
        return switch (RowKind.of(row.get(FilesLayer.KIND))) {
            case CODE -> true;
            case NOTEBOOK, KAGGLE, IR -> reading != null && reading.problem() == null;
            case DOC, PULL, ISSUE -> false;
        };
    }

    private static boolean orElse(@Nullable Boolean override, boolean found) {
        return override == null ? found : override;
    }

    private void judge(Row row, @Nullable Detection detection, FileTraits traits, RowBuilder out) {
        String extension = row.get(FilesLayer.EXTENSION);
        if (detection == null) {
            if (!settings.keepUnknown() && needsLanguage(row)) {
                out.drop("unknown-language", extension.isEmpty() ? "no extension" : "extension " + extension);
            }
        } else if (exclusions.contains(detection.language().name(), extension)) {
            String shown = extension.isEmpty() ? "no extension" : extension;
            out.drop("excluded-language", detection.language().name() + ", " + shown);
        } else if (settings.dropVendored() && traits.vendored()) {
            out.drop("vendored", "by its path or .gitattributes");
        }
    }
}
