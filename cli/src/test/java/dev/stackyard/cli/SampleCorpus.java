package dev.stackyard.cli;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.curate.VersionsStage;
import dev.stackyard.dedup.DuplicatesSettings;
import dev.stackyard.dedup.DuplicatesStage;
import dev.stackyard.dedup.SignaturesStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A corpus of two parts with every layer: duplicates by the real stages, the others by rules that one sees at a glance, so
 * that tests of the command line do not depend on how well a file is recognised.
 */
public final class SampleCorpus {

    /** A text that repeats nothing of the others. */
    public static final String LONG_TEXT = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu\n";

    private static final Map<String, String> LANGUAGES = Map.of("py", "Python", "c", "C", "json", "JSON");

    private SampleCorpus() {}

    /** Writes the corpus, with duplicates found by the real stages unless there are none to find. */
    public static TestCorpus write(Path directory) throws IOException {
        return TestCorpus.in(directory)
                .repository("octo/cat")
                .stars(5)
                .file("/main.py", "mail = 'octo@example.org'\n" + LONG_TEXT)
                .file("/lib/main.py", "print('same in both')\n" + LONG_TEXT.repeat(2))
                .file("/data.json", "{}\n")
                .stub("/logo.png", Stub.BINARY)
                .part()
                .repository("octo/dog")
                .stars(1)
                .file("/copy.py", "print('same in both')\n" + LONG_TEXT.repeat(2))
                .file("/gpl.c", "int gpl(void) { return 1; }\n")
                .file("/unknown", "nobody knows what this is\n")
                .run(new VersionsStage(), languages(), licenses(), pii())
                .run(
                        new SignaturesStage(DuplicatesSettings.defaults().signatures()),
                        new DuplicatesStage(DuplicatesSettings.defaults()));
    }

    /** Languages by extension; JSON is dropped. */
    static RowStage languages() {
        return new RuleStage("languages", LanguagesLayer.SCHEMA, (row, out) -> {
            String language = LANGUAGES.get(row.get(FilesLayer.EXTENSION));
            out.set(LanguagesLayer.LANGUAGE, language)
                    .set(LanguagesLayer.LANGUAGE_BY, language == null ? null : "extension")
                    .set(LanguagesLayer.IS_VENDOR, false)
                    .set(LanguagesLayer.IS_GENERATED, false)
                    .set(LanguagesLayer.IS_DOCUMENTATION, false);
            if ("JSON".equals(language)) {
                out.drop("excluded-extension", "JSON json");
            }
        });
    }

    /** C is under the GPL, everything else under MIT and Apache-2.0. */
    static RowStage licenses() {
        return new RuleStage("licenses", LicensesLayer.SCHEMA, (row, out) -> {
            boolean gpl = row.get(FilesLayer.EXTENSION).equals("c");
            out.set(LicensesLayer.DETECTED_LICENSES, gpl ? List.of("GPL-3.0-only") : List.of("Apache-2.0", "MIT"))
                    .set(LicensesLayer.LICENSE_TYPE, gpl ? "non_permissive" : "permissive")
                    .set(LicensesLayer.LICENSE_PATHS, List.of("/LICENSE"));
            if (gpl) {
                out.drop("non-permissive-license", "GPL-3.0-only in \u001b[31m/LICENSE");
            }
        });
    }

    /** What a published dataset may say: C is C++ to it, it knows a language that nobody else does, and nothing of JSON. */
    public static RowStage published() {
        return new RuleStage("published", PublishedLayer.SCHEMA, (row, out) -> {
            String language =
                    switch (row.get(FilesLayer.EXTENSION)) {
                        case "py" -> "Python";
                        case "c" -> "C++";
                        case "json" -> null;
                        default -> "Klingon";
                    };
            out.set(PublishedLayer.DATASET, "the-stack-v2")
                    .set(PublishedLayer.LANGUAGE, language)
                    .set(PublishedLayer.LICENSE_TYPE, "permissive");
        });
    }

    /** One e-mail address. */
    static RowStage pii() {
        return new RuleStage("redact", PiiLayer.SCHEMA, (row, out) -> {
            var text = row.text();
            int at = text == null ? -1 : text.decodeUtf8().indexOf("octo@example.org");
            out.set(PiiLayer.SPANS, at < 0 ? List.of() : List.of(new Span(at, at + 16, "email", "address")))
                    .set(PiiLayer.REPLACEMENTS, at < 0 ? List.of() : List.of("<EMAIL>"));
        });
    }

    private record RuleStage(String name, LayerSchema output, BiConsumer<Row, RowBuilder> rule) implements RowStage {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(FilesLayer.EXTENSION, ContentsLayer.CONTENT);
        }

        @Override
        public Object settings() {
            return Map.of("maxLines", 7, "names", List.of("a", "b"));
        }

        @Override
        public RowFunction open() {
            return rule::accept;
        }
    }
}
