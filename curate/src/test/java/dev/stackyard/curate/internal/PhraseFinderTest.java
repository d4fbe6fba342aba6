package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhraseFinderTest {

    @Test
    void agreesWithLoweringBothSides() {
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> pieces = List.of("a", "B", "b", "A", "-", "@", "`", "{", "[", "\u00E9", "\u00C9");
            String text = RandomText.of(random, pieces, random.nextInt(12));
            List<String> phrases = List.of(
                    "a" + RandomText.of(random, List.of("a", "B", "-"), random.nextInt(3)),
                    "B" + RandomText.of(random, List.of("a", "B", "-"), random.nextInt(4)));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String lower = text.toLowerCase(Locale.ROOT);
            String found = new PhraseFinder(phrases).find(bytes, 0, bytes.length);
            assertThat(found != null)
                    .as("seed " + seed)
                    .isEqualTo(phrases.stream().anyMatch(phrase -> lower.contains(phrase.toLowerCase(Locale.ROOT))));
            assertThat(found == null || lower.contains(found.toLowerCase(Locale.ROOT)))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @Test
    void looksAtNothingOutsideItsRange() {
        byte[] bytes = "xxAUTOxx".getBytes(StandardCharsets.UTF_8);
        PhraseFinder finder = new PhraseFinder(List.of("auto"));
        assertThat(finder.find(bytes, 2, 6)).isEqualTo("auto");
        assertThat(finder.find(bytes, 3, 8)).isNull();
        assertThat(finder.find(bytes, 0, 5)).isNull();
    }

    @Test
    void withoutPhrasesNothingIsFound() {
        assertThat(new PhraseFinder(List.of()).find(new byte[] {'a'}, 0, 1)).isNull();
    }
}
