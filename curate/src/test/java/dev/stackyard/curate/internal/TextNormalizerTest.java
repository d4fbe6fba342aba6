package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "\n",
            " ",
            "\t",
            "\u001C",
            "\u0085",
            "\u00A0",
            "\u3000",
            "\u00C9",
            "\u0130",
            "\u023A",
            "\u212A",
            "\u4E00",
            "\uD801\uDC00",
            "\uD83D\uDE00",
            "@",
            "[",
            "\0",
            "9");

    private final TextNormalizer normalizer = new TextNormalizer();

    private String normalized(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        normalizer.normalize(bytes, 1, bytes.length - 1);
        return new String(normalizer.copy(), StandardCharsets.UTF_8);
    }

    @Test
    void takesOffWhiteSpaceAndCase() {
        assertThat(normalized("Def  Add(A,\tB):\r\n")).isEqualTo("defadd(a,b):");
        assertThat(normalized("\u00C9\u3000\u0416")).isEqualTo("\u00E9\u0436");
        assertThat(normalized(" \n")).isEmpty();
    }

    @Test
    void agreesWithTheObviousLoop() {
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = RandomText.of(random, PIECES, random.nextInt(60));
            StringBuilder expected = new StringBuilder();
            text.codePoints()
                    .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0x85)
                    .map(Character::toLowerCase)
                    .forEach(expected::appendCodePoint);
            assertThat(normalized(text)).as("seed " + seed).isEqualTo(expected.toString());
        }
    }

    @Test
    void lettersThatGrowHaveRoom() {
        String grows = "\u023A".repeat(10_000);
        assertThat(normalized(grows)).isEqualTo("\u2C65".repeat(10_000));
    }
}
