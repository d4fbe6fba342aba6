package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.reading.KaggleHeader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each filter fires alone, at its threshold and not before, and under its own name. */
class KaggleFiltersTest {

    private static final String LONG = "x = '" + "y".repeat(94) + "'";

    private static FakeRow judged(String language, String... code) {
        String cells = Stream.of(code)
                .map(each -> "{\"cell_type\":\"code\",\"source\":\"" + each + "\"}")
                .collect(Collectors.joining(","));
        String content =
                KaggleHeader.of("Pets", "All of them", "octo/pets", List.of()).before("{\"cells\":[" + cells + "]}");
        return new FakeRow("/0000/0001/1.ipynb", language, content)
                .set(FilesLayer.KIND, "kaggle")
                .judgedBy(QualitySettings.defaults());
    }

    @Test
    void aNotebookOfFourCellsAndAHundredCharactersIsKept() {
        FakeRow row = judged("Python", LONG, "", "", "");
        assertThat(row.verdict()).isNull();
        assertThat(row.find(QualityLayer.FORMS)).isEqualTo(List.of("kaggle-script"));
        assertThat(row.find(QualityLayer.IMPOSSIBLE_FORMS))
                .isEqualTo(List.of("kaggle-structured: no-text-before-code"));
    }

    @Test
    void threeCellsAreTooFew() {
        FakeRow row = judged("Python", LONG, "", "");
        assertThat(row.verdict()).isEqualTo("kaggle-few-cells");
        assertThat(row.evidence()).isEqualTo("fewer than 4 cells");
    }

    @Test
    void aHundredCharactersAreTooShort() {
        FakeRow row = judged("Python", LONG.replaceFirst("y", ""), "", "", "");
        assertThat(row.verdict()).isEqualTo("kaggle-short-script");
        assertThat(row.evidence()).isEqualTo("script of 100 characters < 101");
    }

    @Test
    void whatDoesNotCompileIsDropped() {
        FakeRow row = judged("Python", LONG, "print 'x'", "", "");
        assertThat(row.verdict()).isEqualTo("kaggle-syntax");
        assertThat(row.evidence()).startsWith("line 2: ");
    }

    @Test
    void fiveMillionCharactersAreTooMany() {
        FakeRow row = judged("Python", LONG, "", "", "# \u00e9".repeat(1_700_000));
        assertThat(row.verdict()).isEqualTo("kaggle-too-large");
        assertThat(judged("Python", LONG, "", "", "#" + "\u00e9".repeat(3_000_000))
                        .verdict())
                .as("characters count, not bytes")
                .isNull();
    }

    @Test
    void otherLanguagesHaveNoForm() {
        FakeRow row = judged("R", LONG, "print 'x'", "", "");
        assertThat(row.verdict()).isEqualTo("no-form");
        assertThat(row.evidence()).isEqualTo("kaggle-script: not-python; kaggle-structured: not-python");
    }

    @Test
    void damagedOnesAreUnreadable() {
        FakeRow row = new FakeRow("/1.ipynb", "Python", KaggleHeader.UNKNOWN.before("{"))
                .set(FilesLayer.KIND, "kaggle")
                .judgedBy(QualitySettings.defaults());
        assertThat(row.verdict()).isEqualTo("unreadable");
    }
}
