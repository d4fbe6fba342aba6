package dev.stackyard.licenses.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.licenses.internal.Resources;
import dev.stackyard.licenses.internal.words.WordHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpdxDataTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/stackyard/licenses");

    @Test
    void resourcesAreWhatTheGeneratorMakesOfTheList() throws IOException {
        SpdxDataGenerator generator = new SpdxDataGenerator();
        if (Boolean.getBoolean("licenses.regenerate")) {
            generator.write(RESOURCES);
            return;
        }
        assertThat(Resources.lines(SpdxDataGenerator.IDS)).isEqualTo(generator.idLines());
        assertThat(Resources.lines(SpdxDataGenerator.TEXTS)).isEqualTo(generator.textLines());
    }

    @Test
    void wordsOfAllTextsHaveDistinctHashes() {
        Map<Integer, String> words = new HashMap<>();
        for (String line : Resources.lines(SpdxDataGenerator.TEXTS)) {
            for (String word : line.substring(line.lastIndexOf('\t') + 1).split(" ")) {
                String other = words.putIfAbsent(WordHash.of(word), word);
                assertThat(other).isIn(null, word);
            }
        }
        assertThat(words).hasSizeGreaterThan(10_000);
    }
}
