package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatesSettingsTest {

    @Test
    void defaults() {
        DuplicatesSettings defaults = DuplicatesSettings.defaults();
        assertThat(defaults)
                .isEqualTo(new DuplicatesSettings(
                        Method.VERIFIED,
                        0.7,
                        5,
                        24,
                        5,
                        0,
                        32,
                        5,
                        ShortFiles.MERGED,
                        true,
                        false,
                        List.of("versions", "languages", "licenses"),
                        List.of()));
        assertThat(SignaturesSettings.defaults())
                .isEqualTo(new SignaturesSettings(Method.VERIFIED, 5, 24, 5, 0, 0, ShortFiles.APART));
    }

    @Test
    void everySettingCanBeGivenInARecipe() {
        assertThat(TestSettings.with(
                        "method: verified",
                        "threshold: 0.85",
                        "ngram: 3",
                        "bands: 40",
                        "rows: 6",
                        "seed: 7",
                        "max_comparisons: 9",
                        "min_length: 8",
                        "short_files: apart",
                        "across_languages: false",
                        "keep_repositories: true",
                        "verdict_layers: [quality]",
                        "against: [/old, 's3://bucket/older']"))
                .isEqualTo(new DuplicatesSettings(
                        Method.VERIFIED,
                        0.85,
                        3,
                        40,
                        6,
                        7,
                        9,
                        8,
                        ShortFiles.APART,
                        false,
                        true,
                        List.of("quality"),
                        List.of("/old", "s3://bucket/older")));
    }

    @Test
    void whatDoesNotDecideSignaturesLeavesThemAsTheyAre() {
        SignaturesSettings signatures = DuplicatesSettings.defaults().signatures();
        assertThat(TestSettings.with("threshold: 0.8", "min_length: 9", "short_files: apart", "against: [/old]")
                        .signatures())
                .isEqualTo(signatures);
        assertThat(TestSettings.with("method: bigcode", "min_length: 9").signatures())
                .isNotEqualTo(TestSettings.with("method: bigcode").signatures());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "threshold: 0     | threshold must be above 0 and at most 1, not 0.0",
                "threshold: 1.1   | threshold must be above 0 and at most 1, not 1.1",
                "ngram: 0         | ngram must be 1 to 32, not 0",
                "bands: 129       | bands must be 1 to 128, not 129",
                "rows: 3          | rows must be 4 to 8, not 3",
                "method: bigcode, rows: 65       | rows must be 1 to 64, not 65",
                "method: bigcode, min_length: -1 | min_length must be 0 to 1000, not -1",
                "max_comparisons: 0              | max_comparisons must be 1 to 4096, not 0",
                "verdict_layers: signatures      | verdict_layers must name layers that judge rows before duplicates does",
                "method: bigcode, keep_repositories: true | keep_repositories needs the method verified",
                "method: bigcode, against: /old           | against needs the method verified",
            })
    void refusesWhatMakesNoSense(String lines, String message) {
        assertThatThrownBy(() -> TestSettings.with(lines.split(", ")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }
}
