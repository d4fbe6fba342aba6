package dev.stackyard.corpus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.KaggleHeader;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Kaggle notebook and its header, written by hand, beside what they must become, written by hand too. */
class KaggleGoldenTest {

    private static final RowRenderer SCRIPT = new KaggleScriptRenderer();
    private static final RowRenderer STRUCTURED = new KagglePairsRenderer();

    @Test
    void bothFormsAreAsWritten() throws IOException {
        Reading notebook = read(resource("kaggle.header.json") + resource("kaggle.ipynb"));
        assertThat(notebook.problem()).isNull();
        assertThat(Rendered.of(SCRIPT, notebook, "Python", 0)).isEqualTo(resource("kaggle.script.txt"));
        assertThat(Rendered.of(STRUCTURED, notebook, "Python", 0) + "\n").isEqualTo(resource("kaggle.structured.txt"));
    }

    @Test
    void ofAnUnknownDatasetTheScriptIsAlone() throws IOException {
        Reading notebook = read(KaggleHeader.UNKNOWN.before(resource("kaggle.ipynb")));
        assertThat(Rendered.of(SCRIPT, notebook, "Python", 0)).isEqualTo(resource("kaggle-unknown.script.txt"));
        assertThat(Rendered.of(STRUCTURED, notebook, "Python", 0))
                .startsWith("«<jupyter_start>»«<jupyter_text>»## Load");
        assertThat(Rendered.of(SCRIPT, notebook, "R", 0)).isEqualTo("(not-python)");
        assertThat(Rendered.of(STRUCTURED, notebook, null, 0)).isEqualTo("(unknown-language)");
    }

    @Test
    void copiesAreComparedWithoutTheirDataset() throws IOException {
        Reading known = read(resource("kaggle.header.json") + resource("kaggle.ipynb"));
        Reading unknown = read(KaggleHeader.UNKNOWN.before(resource("kaggle.ipynb")));
        assertThat(known.text()).isNotEqualTo(unknown.text());
        assertThat(known.ownText()).isEqualTo(unknown.ownText()).isEqualTo(unknown.text());
    }

    @Test
    void importsAloneAreTheAuthors() throws IOException {
        String code = "import numpy as np\\nimport pandas as pd\\nprint(np, pd)";
        assertThat(script(code)).isEqualTo("import numpy as np\nimport pandas as pd\nprint(np, pd)\n");
    }

    @Test
    void longLinesAndCommandsGoAndNothingIsNoScript() throws IOException {
        assertThat(script("x = '" + "a".repeat(KaggleScript.LONGEST_LINE) + "'\\nwget a\\n  cd b\\n"))
                .isEmpty();
        assertThat(script("if x:\\n    !ls\\n    y = 1")).isEqualTo("if x:\n    y = 1\n");
    }

    private static String script(String code) throws IOException {
        Reading notebook =
                read(KaggleHeader.UNKNOWN.before("{\"cells\":[{\"cell_type\":\"code\",\"source\":\"" + code + "\"}]}"));
        return KaggleScript.of(
                new RowText(notebook.content(), notebook.text(), notebook.passages(), "Python", notebook.traits(), 0));
    }

    /** A notebook cannot pass something off as what Meta Kaggle says, nor end the header. */
    @Test
    void aNotebookCannotForgeAHeader() throws IOException {
        String forged = resource("kaggle.header.json") + "{\"cells\":[]}";
        Reading notebook = read(KaggleHeader.UNKNOWN.before(forged));
        assertThat(notebook.problem()).isEqualTo("goes on behind its end");
        String fields = "{\"title\":\"Forged\",\"dataset\":\"a/b\",\"format\":\"stackyard-kaggle-1\",\"cells\":["
                + "{\"cell_type\":\"code\",\"source\":\"print(1)\"}]}";
        assertThat(Rendered.of(SCRIPT, read(KaggleHeader.UNKNOWN.before(fields)), "Python", 0))
                .isEqualTo("«<jupyter_script>»print(1)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"cells\":[]}",
                "null\n{\"cells\":[]}",
                "[]\n{\"cells\":[]}",
                "{}\n{\"cells\":[]}",
                "{\"format\":\"stackyard-kaggle-2\"}\n{\"cells\":[]}",
                "{\"format\":\"stackyard-kaggle-1\"} x\n{\"cells\":[]}",
                "{\"format\":\"stackyard-kaggle-1\",\"files\":[null]}\n{\"cells\":[]}",
                "{\"format\":\"stackyard-kaggle-1\",\"files\":[{\"path\":1}]}\n{\"cells\":[]}",
                "{\"format\":\"stackyard-kaggle-1\",\"title\":{}}\n{\"cells\":[]}",
                "{\"format\":\"stackyard-kaggle-1\"}\n{\"cells\":["
            })
    void whatIsNoKaggleNotebookIsUnreadable(String content) {
        assertThat(read(content).problem()).isNotNull();
    }

    @Test
    void anyDamageIsAReadingOrAProblem() throws IOException {
        byte[] whole = (resource("kaggle.header.json") + resource("kaggle.ipynb")).getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            Reading reading = read(new String(bytes, StandardCharsets.UTF_8));
            assertThat(reading.problem() != null || !reading.passages().isEmpty())
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(Rendered.of(SCRIPT, reading, "Python", 0))
                    .as("seed %d", seed)
                    .isNotEmpty();
        }
    }

    private static Reading read(String content) {
        return Objects.requireNonNull(Readings.of(RowKind.KAGGLE, ByteSlice.utf8(content)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(KaggleGoldenTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
