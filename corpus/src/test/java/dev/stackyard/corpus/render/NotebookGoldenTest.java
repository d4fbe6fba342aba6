package dev.stackyard.corpus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notebooks written by hand beside what they must become, token by token; the expected files were written by hand too. */
class NotebookGoldenTest {

    private static final RowRenderer SCRIPT = new NotebookScriptRenderer();
    private static final RowRenderer STRUCTURED = new NotebookPairsRenderer();

    @ParameterizedTest
    @CsvSource({"python, Python", "old-format, Python", "rust, Rust", "ocaml, OCaml", "magics, Python"})
    void scriptsAreAsWritten(String name, String language) throws IOException {
        assertThat(Rendered.of(SCRIPT, reading(name), language, 0)).isEqualTo(resource(name + ".script.txt"));
    }

    @ParameterizedTest
    @CsvSource({"python, Python", "old-format, Python", "magics, Python"})
    void structuresAreAsWritten(String name, String language) throws IOException {
        assertThat(Rendered.of(STRUCTURED, reading(name), language, 0) + "\n")
                .isEqualTo(resource(name + ".structured.txt"));
    }

    @ParameterizedTest
    @CsvSource({"rust, Rust, (not-python)", "markdown-only, Python, (no-text-before-code)"})
    void whatCannotBeStructuredSaysWhy(String name, String language, String expected) throws IOException {
        assertThat(Rendered.of(STRUCTURED, reading(name), language, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"markdown-only, Python, (no-code)", "python, , (unknown-language)"})
    void whatCannotBeAScriptSaysWhy(String name, String language, String expected) throws IOException {
        assertThat(Rendered.of(SCRIPT, reading(name), language, 0)).isEqualTo(expected);
    }

    private static Reading reading(String name) throws IOException {
        Reading reading = Readings.of(RowKind.NOTEBOOK, ByteSlice.utf8(resource(name + ".ipynb")));
        assertThat(Objects.requireNonNull(reading).problem()).isNull();
        return reading;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NotebookGoldenTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
