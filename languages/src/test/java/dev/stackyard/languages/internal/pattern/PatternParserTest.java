package dev.stackyard.languages.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternParserTest {

    private static boolean find(String pattern, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return PatternSet.of(pattern).find(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "a*+b",
                "a++",
                "(?>a)",
                "(?=ab)",
                "(?<!ab)c",
                "(?x) a",
                "(a",
                "a)",
                "*a",
                "[a",
                "a{2000}",
                "\\p{L}",
                "[z-a]",
                "[é]",
                "a\\"
            })
    void refusesWhatItCannotDoInLinearTime(String pattern) {
        assertThatThrownBy(() -> PatternSet.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPatternThatExplodesIsRefused() {
        assertThatThrownBy(() -> PatternSet.of("((a{100}){100}){100}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("states");
    }

    @ParameterizedTest
    @CsvSource({
        "^b, 'a\nb', true",
        "a$, 'a\nb', true",
        "\\Ab, 'a\nb', false",
        "b\\z, 'a\nb', true",
        "a.b, 'a\nb', false",
        "(?m)a.b, 'a\nb', true",
        "^\\z, 'a\n', false",
        "\\bfoo\\b, 'a foo_', false",
        "\\bfoo\\b, 'a foo-', true",
        "(?i)[^a], A, false",
        "[\\s&&[^\\r\\n]], '\n', false",
        "[\\s&&[^\\r\\n]], '\t', true",
        "a{, 'a{', true",
        "a{2}, aa, true",
        "a{3}, aa, false",
        "'^a{,2}$', aaa, false",
        "x(?i)a|b, xB, true",
        "x(?i)a|b, B, false",
        "(?<!\\{)\\{x, '{{x', false",
        "(?<!\\{)\\{x, '{x', true",
        "a(?!b), ab, false",
        "a(?!b), a, true",
        "ab(?=$|\\s|:), 'ab:', true",
        "é+, 'éé', true",
        "(?<name>a)b, ab, true"
    })
    void followsRuby(String pattern, String text, boolean found) {
        assertThat(find(pattern, text)).isEqualTo(found);
    }
}
