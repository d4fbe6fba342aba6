package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatesSettingsTest {

    @Test
    void defaults() {
        assertThat(DuplicatesSettings.defaults())
                .isEqualTo(new DuplicatesSettings(0.7, 5, 24, 5, 0, 32, true, List.of("languages", "licenses")));
        assertThat(SignaturesSettings.defaults()).isEqualTo(new SignaturesSettings(5, 24, 5, 0));
    }

    @Test
    void everySettingCanBeGivenInARecipe() {
        Recipe recipe = Recipe.parse("""
                stages:
                  duplicates:
                    threshold: 0.85
                    ngram: 3
                    bands: 40
                    rows: 6
                    seed: 7
                    max_comparisons: 9
                    across_languages: false
                    verdict_layers: [quality]
                """, "test");
        assertThat(recipe.settings("duplicates", DuplicatesSettings.defaults()))
                .isEqualTo(new DuplicatesSettings(0.85, 3, 40, 6, 7, 9, false, List.of("quality")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | 5  | 24  | 5 | 32   | languages  | threshold must be above 0 and at most 1, not 0.0",
                "1.1  | 5  | 24  | 5 | 32   | languages  | threshold must be above 0 and at most 1, not 1.1",
                "NaN  | 5  | 24  | 5 | 32   | languages  | threshold must be above 0 and at most 1, not NaN",
                "0.7  | 0  | 24  | 5 | 32   | languages  | ngram must be 1 to 32, not 0",
                "0.7  | 5  | 129 | 5 | 32   | languages  | bands must be 1 to 128, not 129",
                "0.7  | 5  | 24  | 3 | 32   | languages  | rows must be 4 to 8, not 3",
                "0.7  | 5  | 24  | 5 | 0    | languages  | maxComparisons must be 1 to 4096, not 0",
                "0.7  | 5  | 24  | 5 | 32   | signatures | verdictLayers must name layers that judge rows before duplicates "
                        + "does, not signatures",
            })
    void refusesWhatMakesNoSense(
            double threshold, int ngram, int bands, int rows, int comparisons, String layer, String message) {
        assertThatThrownBy(() ->
                        new DuplicatesSettings(threshold, ngram, bands, rows, 0, comparisons, true, List.of(layer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
