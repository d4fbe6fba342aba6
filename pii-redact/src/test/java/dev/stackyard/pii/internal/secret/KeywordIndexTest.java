package dev.stackyard.pii.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordIndexTest {

    private static final List<String> KEYWORDS = List.of(
            "pwd=", "pwd:", "key ", "token", "secret", "ghp_", "aaaa", "-----begin", "p://", "abcd", "bcde", "_key");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsEveryPlaceThatAPlainSearchFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeywordIndex index = new KeywordIndex(KEYWORDS);
        for (int round = 0; round < 5_000; round++) {
            byte[] text = randomText(random);
            int start = random.nextInt(0, Math.min(4, text.length));
            int end = text.length - random.nextInt(0, Math.min(4, text.length - start));
            List<String> found = new ArrayList<>();
            index.scan(text, start, end, (keyword, at) -> found.add(KEYWORDS.get(keyword) + "@" + at));
            assertThat(found)
                    .as("seed %s, text %s", seed, new String(text, StandardCharsets.ISO_8859_1))
                    .containsExactlyInAnyOrderElementsOf(plainSearch(text, start, end));
        }
    }

    @Test
    void findsAKeywordThatIsTheWholeText() {
        for (String word : KEYWORDS) {
            byte[] text = word.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            List<Integer> found = new ArrayList<>();
            new KeywordIndex(List.of(word)).scan(text, 0, text.length, (keyword, at) -> found.add(at));
            assertThat(found).as(word).containsExactly(0);
        }
    }

    @Test
    void refusesKeywordsThatItCannotSee() {
        assertThatThrownBy(() -> new KeywordIndex(List.of("abc"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeywordIndex(List.of("Abcd"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] randomText(SplittableRandom random) {
        StringBuilder text = new StringBuilder("x");
        int pieces = random.nextInt(1, 14);
        for (int i = 0; i < pieces; i++) {
            String word = KEYWORDS.get(random.nextInt(KEYWORDS.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.append(word);
                case 1 -> text.append(word.toUpperCase(Locale.ROOT));
                case 2 -> text.append(word, 0, random.nextInt(word.length()));
                default -> text.append((char) random.nextInt(256));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> plainSearch(byte[] text, int start, int end) {
        String lower = new String(text, start, end - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (String word : KEYWORDS) {
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                found.add(word + "@" + (at + start));
            }
        }
        return found;
    }
}
