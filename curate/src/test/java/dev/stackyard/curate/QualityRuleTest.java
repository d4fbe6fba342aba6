package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityRuleTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameAndSaysWhatItMeans(QualityRule rule) {
        assertThat(rule.ruleName()).matches("[a-z]+(-[a-z]+)*");
        assertThat(QualityRule.named(rule.ruleName())).contains(rule);
        assertThat(rule.meaning()).isNotBlank();
        assertThat(rule.source()).isNotBlank();
    }
}
