package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Span;
import java.util.ArrayList;
import java.util.List;

/** Stages that fill the layers which tokenizing reads, by rules that a test can see through. */
final class TestLayers {

    private static final String SECRET = "jane@example.org";

    private TestLayers() {}

    private record Fill(String name, LayerSchema output, Filler filler) implements RowStage {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(FilesLayer.PATH, FilesLayer.REPO_NAME, ContentsLayer.CONTENT);
        }

        @Override
        public Object settings() {
            return name;
        }

        @Override
        public RowFunction open() {
            return filler::fill;
        }
    }

    private interface Filler {
        void fill(Row row, RowBuilder out);
    }

    /** {@code .py} is Python, {@code .c} is C; paths with {@code drop} in them are dropped. */
    static RowStage languages() {
        return new Fill("languages", LanguagesLayer.SCHEMA, (row, out) -> {
            String path = row.get(FilesLayer.PATH);
            out.set(LanguagesLayer.LANGUAGE, path.endsWith(".py") ? "Python" : path.endsWith(".c") ? "C" : null)
                    .set(LanguagesLayer.IS_VENDOR, false)
                    .set(LanguagesLayer.IS_GENERATED, false)
                    .set(LanguagesLayer.IS_DOCUMENTATION, false);
            if (path.contains("drop")) {
                out.drop("test-rule", path);
            }
        });
    }

    /** Everything is MIT. */
    static RowStage licenses() {
        return new Fill(
                "licenses", LicensesLayer.SCHEMA, (row, out) -> out.set(LicensesLayer.DETECTED_LICENSES, List.of("MIT"))
                        .set(LicensesLayer.LICENSE_TYPE, "permissive")
                        .set(LicensesLayer.LICENSE_PATHS, List.of("/LICENSE")));
    }

    /** Each {@value #SECRET} becomes {@code <EMAIL>}. */
    static RowStage pii() {
        return new Fill("pii", PiiLayer.SCHEMA, (row, out) -> {
            ByteSlice text = row.text();
            List<Span> spans = new ArrayList<>();
            List<String> replacements = new ArrayList<>();
            // Latin-1: one character per byte, so that indices are bytes
            String bytes = text == null
                    ? ""
                    : new String(
                            text.array(), text.offset(), text.length(), java.nio.charset.StandardCharsets.ISO_8859_1);
            for (int at = bytes.indexOf(SECRET); at >= 0; at = bytes.indexOf(SECRET, at + 1)) {
                spans.add(new Span(at, at + SECRET.length(), "email", "test"));
                replacements.add("<EMAIL>");
            }
            out.set(PiiLayer.SPANS, spans).set(PiiLayer.REPLACEMENTS, replacements);
        });
    }

    /** A text as {@link #pii} redacts it. */
    static String redacted(String text) {
        return text.replace(SECRET, "<EMAIL>");
    }
}
