package dev.stackyard.languages;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.languages.internal.attributes.LinguistOverrides;
import dev.stackyard.languages.internal.attributes.RepositoryAttributes;
import dev.stackyard.languages.internal.linguist.LanguageTable;
import org.jspecify.annotations.Nullable;

/** The work of {@link LanguagesStage} on one thread. */
final class LanguagesFunction implements RowFunction {

    private final LanguagesSettings settings;
    private final Exclusions exclusions;
    private final LanguageDetector detector;
    private final PullFileLanguages pullFiles;
    private final LanguageTable languages = LanguageTable.shared();
    private final RepositoryAttributes attributes = new RepositoryAttributes();

    LanguagesFunction(LanguagesSettings settings, Exclusions exclusions) {
        this.settings = settings;
        this.exclusions = exclusions;
        this.detector = new LanguageDetector(settings.classifier());
        this.pullFiles = new PullFileLanguages(detector, exclusions);
    }

    @Override
    public void beginRepository() {
        attributes.clear();
    }

    @Override
    public void apply(Row row, RowBuilder out) {
        String path = row.get(FilesLayer.PATH);
        RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
        boolean structured = kind.isStructured();
        if (kind == RowKind.PULL) {
            pullFiles.write(row, out);
        }
        ByteSlice text = structured ? null : row.text();
        if (text != null && RepositoryAttributes.isAttributesFile(path)) {
            attributes.add(path, text.array(), text.offset(), text.length());
        }
        LinguistOverrides overrides = attributes.find(path);
        Detection detection = structured ? null : detect(path, text, overrides);
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

    private static boolean orElse(@Nullable Boolean override, boolean found) {
        return override == null ? found : override;
    }

    private void judge(Row row, @Nullable Detection detection, FileTraits traits, RowBuilder out) {
        String extension = row.get(FilesLayer.EXTENSION);
        if (detection == null) {
            if (!settings.keepUnknown() && RowKind.CODE.is(row.get(FilesLayer.KIND))) {
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
