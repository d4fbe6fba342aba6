package dev.stackyard.pii.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {

    private static final SecretScanner SCANNER = SecretScanner.of(true, true);

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("positives")
    void everyRuleFindsItsPositiveExamples(String rule, String example) {
        String text = ExampleText.expand(example);
        assertThat(found(text)).as(text).extracting(Finding::rule).contains(rule);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("negatives")
    void noRuleFindsAnythingInNegativeExamples(String rule, String example) {
        String text = ExampleText.expand(example);
        assertThat(found(text)).as(text).isEmpty();
    }

    @Test
    void everyRuleHasAnExample() {
        assertThat(RuleBook.rules()).hasSizeGreaterThan(200).allSatisfy(rule -> assertThat(
                        rule.about().positives())
                .as(rule.about().id())
                .isNotEmpty());
    }

    @Test
    void rulesDoNotHoldWhatLooksLikeASecretThemselves() {
        for (String file : RuleBook.FILES) {
            String text = dev.stackyard.pii.internal.scan.WordList.text(file);
            assertThat(found(text))
                    .as(file)
                    .extracting(finding -> text.substring(finding.start(), finding.end()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]\nabout = x\nsource = y\nkeyword = abcd\n",
                "[a]\nabout = x\nsource = y\npattern = abcd\n",
                "[a]\nabout = x\nsource = y\nkeyword = abcd\npattern = (\n",
                "[a]\nnonsense = 1\n",
                "[a]\nabout = x\nsource = y\nkeyword = abcd\npattern = abcd\ncheck = no-such-check\n",
                "[a]\nabout = x\nsource = y\nkeyword = abcd\npattern = abcd\nentropy = high\n"
            })
    void malformedRulesAreRefusedByName(String text) {
        assertThatThrownBy(() -> RuleFile.parse("some.rules", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some.rules: rule a");
    }

    @Test
    void keywordsExpandTheirSets() {
        assertThat(Keywords.expand("a[b-d]e x\\sy")).containsExactly("abe", "ace", "ade", "x y");
    }

    private static Stream<Arguments> positives() {
        return RuleBook.rules().stream().flatMap(rule -> rule.about().positives().stream()
                .map(text -> Arguments.of(rule.about().id(), text)));
    }

    private static Stream<Arguments> negatives() {
        return RuleBook.rules().stream().flatMap(rule -> rule.about().negatives().stream()
                .map(text -> Arguments.of(rule.about().id(), text)));
    }

    private static List<Finding> found(String text) {
        Findings findings = new Findings();
        SCANNER.scan(Text.of(ByteSlice.utf8(text), "/example.txt"), findings);
        return findings.list();
    }
}
