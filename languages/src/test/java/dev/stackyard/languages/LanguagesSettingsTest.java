package dev.stackyard.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesSettingsTest {

    @Test
    void defaultsAreTheStacks() {
        assertThat(LanguagesSettings.defaults()).isEqualTo(new LanguagesSettings(true, false, false, true, List.of()));
    }

    @Test
    void aMisspelledLanguageIsNamed() {
        assertThatThrownBy(() -> new LanguagesSettings(true, false, false, true, List.of("CSV", "c++")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exclude_languages")
                .hasMessageContaining("'c++'");
    }
}
