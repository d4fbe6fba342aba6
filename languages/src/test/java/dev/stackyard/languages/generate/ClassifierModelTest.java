package dev.stackyard.languages.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stackyard.languages.internal.Resources;
import dev.stackyard.languages.internal.classifier.ClassifierModel;
import dev.stackyard.languages.internal.classifier.TokenClassifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassifierModelTest {

    private static final List<Sample> SAMPLES = List.of(
            sample("Perl", "my $x = shift; print $x; sub foo { return $x }"),
            sample("Perl", "my $y; print $y; print foo; sub bar { return $y }"),
            sample("Ruby", "def foo; puts x; end; class Bar; def baz; puts; end; end"),
            sample("Ruby", "class Bar; def qux; puts 1; end; end"));

    private static Sample sample(String language, String text) {
        return new Sample(language, "x", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Centroids train() {
        Map<Sample, Map<String, Integer>> tokens = new LinkedHashMap<>();
        SAMPLES.forEach(sample -> tokens.put(sample, sample.tokens()));
        return new Centroids(tokens);
    }

    @Test
    void weightsSurviveBeingWritten() throws IOException {
        Map<String, Map<String, Double>> weights = train().weights(Set.of("Perl", "Ruby"));
        ClassifierModel model = new ClassifierModel(ModelWriter.write(train(), Set.of("Perl", "Ruby")));
        TokenClassifier classifier = new TokenClassifier(model);
        assertThat(weights).containsKeys("print", "def");
        weights.forEach((token, postings) -> {
            byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
            classifier.read(text, 0, text.length);
            postings.forEach((language, weight) ->
                    assertThat(classifier.score(language)).as(token).isCloseTo(weight, within(0.022 * weight)));
        });
    }

    @Test
    void theLanguageWithTheMostAlikeTokensWins() throws IOException {
        ClassifierModel model = new ClassifierModel(ModelWriter.write(train(), Set.of("Perl", "Ruby")));
        TokenClassifier classifier = new TokenClassifier(model);
        for (Sample sample : SAMPLES) {
            classifier.read(sample.text(), 0, sample.text().length);
            String other = sample.language().equals("Perl") ? "Ruby" : "Perl";
            assertThat(classifier.score(sample.language())).isGreaterThan(classifier.score(other));
        }
        classifier.read(new byte[0], 0, 0);
        assertThat(classifier.score("Perl")).isZero();
        assertThat(classifier.score("Klingon")).isZero();
    }

    @Test
    void theShippedModelKnowsEveryAmbiguousLanguage() throws IOException {
        Set<String> languages = new Ambiguity(new LinguistData(LinguistData.DIRECTORY)).languages();
        ClassifierModel model = new ClassifierModel(Resources.bytes("classifier.model"));
        assertThat(languages).hasSizeGreaterThan(100).allMatch(model::knows);
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> new ClassifierModel(new byte[64])).isInstanceOf(IllegalStateException.class);
    }
}
