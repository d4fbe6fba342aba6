package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubstringIndexTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int find(List<String> patterns, String text) {
        SubstringIndex index = new SubstringIndex(
                patterns.stream().map(SubstringIndexTest::bytes).toList());
        return index.find(bytes(text + "never seen"), text.length());
    }

    @Test
    void findsAPatternAtEveryPlace() {
        List<String> patterns = List.of("abcdefghijkl", "the quick brown fox jumps over the lazy dog");
        for (int before = 0; before < 50; before++) {
            for (int after : new int[] {0, 1, 7}) {
                for (int i = 0; i < patterns.size(); i++) {
                    String text = ".".repeat(before) + patterns.get(i) + ".".repeat(after);
                    assertThat(find(patterns, text)).as(text).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void agreesWithContains() {
        List<String> letters = List.of("a", "b", "ab", "aaaa", "abababab");
        for (long seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> patterns = new ArrayList<>();
            while (patterns.size() < 1 + random.nextInt(8)) {
                String pattern = RandomText.of(random, letters, 12);
                if (pattern.length() >= 8) {
                    patterns.add(pattern);
                }
            }
            String text = RandomText.of(random, letters, random.nextInt(40));
            int found = find(patterns, text);
            boolean contained = patterns.stream().anyMatch(text::contains);
            assertThat(found >= 0).as("seed " + seed).isEqualTo(contained);
            assertThat(found < 0 || text.contains(patterns.get(found)))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @Test
    void manyPatternsThatBeginAlike() {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            patterns.add("writeapythonfunctionto" + i + "z");
        }
        assertThat(find(patterns, "xx" + patterns.get(4711) + "yy")).isEqualTo(4711);
        assertThat(find(patterns, "writeapythonfunctionto".repeat(1000))).isEqualTo(-1);
    }

    @Test
    void withoutPatternsNothingIsFound() {
        assertThat(find(List.of(), "anything at all")).isEqualTo(-1);
    }

    @Test
    void refusesPatternsThatAreTooShort() {
        assertThatThrownBy(() -> find(List.of("1234567"), "")).isInstanceOf(IllegalArgumentException.class);
    }
}
