package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AsciiPatternTest {

    @Test
    void agreesWithLoweringBothSides() {
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> pieces = List.of("a", "B", "b", "A", "-", "@", "`", "{", "[", "\u00E9", "\u00C9");
            String text = RandomText.of(random, pieces, random.nextInt(12));
            String pattern = "a" + RandomText.of(random, List.of("a", "B", "-"), random.nextInt(3));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(new AsciiPattern(pattern).isIn(bytes, 0, bytes.length))
                    .as("seed " + seed)
                    .isEqualTo(text.toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void looksAtNothingOutsideItsRange() {
        byte[] bytes = "xxAUTOxx".getBytes(StandardCharsets.UTF_8);
        assertThat(new AsciiPattern("auto").isIn(bytes, 2, 6)).isTrue();
        assertThat(new AsciiPattern("auto").isIn(bytes, 3, 8)).isFalse();
        assertThat(new AsciiPattern("auto").isIn(bytes, 0, 5)).isFalse();
    }
}
