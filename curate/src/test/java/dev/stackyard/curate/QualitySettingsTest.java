package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualitySettingsTest {

    @Test
    void defaultsAreThoseOfTheStackV2() {
        QualitySettings defaults = QualitySettings.defaults();
        assertThat(defaults.maxLines()).isEqualTo(100_000);
        assertThat(defaults.maxAverageLineLength()).isEqualTo(100);
        assertThat(defaults.maxLineLength()).isEqualTo(1_000);
        assertThat(defaults.maxLineLengthOfLongLineLanguages()).isEqualTo(100_000);
        assertThat(defaults.longLineLanguages()).hasSize(9);
        assertThat(defaults.generatedMarkers()).hasSize(5);
        assertThat(defaults.minAlphaFraction()).isEqualTo(0.25);
        assertThat(defaults.maxEncodedRun()).isEqualTo(1_024);
        assertThat(defaults.maxEncodedFraction()).isEqualTo(0.5);
        assertThat(defaults.maxDataLines()).isEqualTo(512);
        assertThat(defaults.minVisibleTextLength()).isEqualTo(100);
        assertThat(defaults.minVisibleTextFraction()).isEqualTo(0.2);
        assertThat(defaults.benchmarkExceptions()).hasSize(4);
        assertThat(defaults.optOuts()).isEmpty();
        assertThat(defaults.benchmarks()).isEmpty();
    }

    @Test
    void aRecipeSetsThem() {
        QualitySettings settings = TestSettings.with(
                "max_lines: 10", "min_alpha_fraction: 0.5", "data_languages: [CSV]", "disabled_rules: [low-alpha]");
        assertThat(settings.maxLines()).isEqualTo(10);
        assertThat(settings.minAlphaFraction()).isEqualTo(0.5);
        assertThat(settings.dataLanguages()).containsExactly("CSV");
        assertThat(settings.disabledRules()).containsExactly("low-alpha");
        assertThat(settings.maxLineLength()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_lines: -1 | max_lines must be at least 0",
                "max_average_line_length: -0.5 | max_average_line_length must be at least 0",
                "min_alpha_fraction: 1.5 | min_alpha_fraction must be from 0 to 1",
                "max_encoded_fraction: -0.1 | max_encoded_fraction must be from 0 to 1",
                "generated_marker_lines: 0 | generated_marker_lines must be at least 1",
                "generated_markers: [''] | generated_markers must not hold an empty text",
                "min_benchmark_length: 7 | min_benchmark_length must be at least 8",
                "filtered_kinds: [cod] | filtered_kinds knows no kind 'cod'",
                "disabled_rules: [low-alfa] | disabled_rules knows no rule 'low-alfa'",
            })
    void wrongValuesAreRefusedByName(String line, String message) {
        assertThatThrownBy(() -> TestSettings.with(line))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }
}
