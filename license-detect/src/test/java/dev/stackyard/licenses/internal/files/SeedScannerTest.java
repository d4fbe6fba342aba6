package dev.stackyard.licenses.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeedScannerTest {

    private static final List<String> SEEDS = List.of("licen", "public domain", "free for", "proprietary", "gplv2");

    /** The first place at which a seed stands, by trying all. */
    private static int first(String text, List<String> seeds, int from, int to) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = from; i < to; i++) {
            for (String seed : seeds) {
                if (lower.startsWith(seed, i) && i + seed.length() <= to) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Test
    void findsWhatTryingAllFinds() {
        List<List<String>> sets = List.of(SEEDS, List.of("spdx-license-identifier"));
        for (long seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            List<String> seeds = sets.get(random.nextInt(sets.size()));
            StringBuilder text = new StringBuilder();
            while (text.length() < random.nextInt(120)) {
                String word = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(4) == 0 ? random.nextInt(word.length()) : 0;
                int to = random.nextInt(3) == 0 ? from + random.nextInt(word.length() - from) : word.length();
                String piece = word.substring(from, to);
                text.append(random.nextBoolean() ? piece : piece.toUpperCase(Locale.ROOT));
                text.append("\r x-".charAt(random.nextInt(4)));
            }
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            assertThat(new SeedScanner(seeds).find(bytes, from, to))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(first(text.toString(), seeds, from, to));
        }
    }
}
