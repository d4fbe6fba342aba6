package dev.stackyard.pii.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.pii.internal.secret.TokenPattern.Match;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPatternTest {

    /** Each pattern and the same for java.util.regex, with possessive quantifiers and atomic groups. */
    @ParameterizedTest
    @CsvSource(delimiterString = "~", quoteCharacter = '`', textBlock = """
            a[ab]{2}c ~ a[ab]{2}c
            [ab]+b?c* ~ [ab]++b?+c*+
            (a|ab)(c|bcd)? ~ (?>a|ab)(?>c|bcd)?+
            a(=[bc]{1,3})d ~ a([bc]{1,3}+)d
            (ab?){2,3}(=c+) ~ (?>(?>ab?+){2,3}+)(c++)
            [^a]{0,2}(b|(=cd?)a) ~ [^a]{0,2}+(?>b|(cd?+)a)
            \\.\\w\\d?(\\.|-[a-c])* ~ \\.[A-Za-z0-9_][0-9]?+(?>\\.|-[a-c])*+
            (=[a-c]{3}){2} ~ (?:([a-c]{3}+)){2}+
            """)
    void matchesAsPossessiveRegularExpressionsDo(String ours, String oracle) {
        TokenPattern pattern = TokenPattern.compile(ours, false);
        Pattern regex = Pattern.compile(oracle);
        SplittableRandom random = new SplittableRandom(ours.hashCode());
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append("abcd.-1".charAt(random.nextInt(7)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            Matcher matcher = regex.matcher(text);
            Match match = pattern.match(bytes, 0, bytes.length);
            assertThat(match == null ? -1 : match.end())
                    .as("%s on %s", ours, text)
                    .isEqualTo(matcher.lookingAt() ? matcher.end() : -1);
            if (match != null && matcher.groupCount() == 1 && matcher.start(1) >= 0) {
                assertThat(match.secretStart()).as("%s on %s", ours, text).isEqualTo(matcher.start(1));
                assertThat(match.secretEnd()).as("%s on %s", ours, text).isEqualTo(matcher.end(1));
            }
        }
    }

    @Test
    void theWholeMatchIsTheSecretUnlessAPartIsMarked() {
        byte[] text = "xkey-12".getBytes(StandardCharsets.US_ASCII);
        assertThat(TokenPattern.compile("key-\\d+", false).match(text, 1, 7)).isEqualTo(new Match(7, 1, 7));
        assertThat(TokenPattern.compile("key-(=\\d+)", false).match(text, 1, 7)).isEqualTo(new Match(7, 5, 7));
    }

    @Test
    void lettersMatchInBothCasesWhenAsked() {
        byte[] text = "GhP_X-y".getBytes(StandardCharsets.US_ASCII);
        assertThat(TokenPattern.compile("ghp_[a-z-]+", true).matchesWhole(text, 0, 7))
                .isTrue();
        assertThat(TokenPattern.compile("ghp_[a-z-]+", false).matchesWhole(text, 0, 7))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "[a", "a{2", "a{x}", "*a", "a\\", "}", "\u00e9"})
    void refusesMalformedPatterns(String source) {
        assertThatThrownBy(() -> TokenPattern.compile(source, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern");
    }
}
