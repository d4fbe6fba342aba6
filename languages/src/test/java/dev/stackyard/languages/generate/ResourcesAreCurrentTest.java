package dev.stackyard.languages.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.languages.internal.Resources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesAreCurrentTest {

    private final LinguistData data = new LinguistData(LinguistData.DIRECTORY);

    @Test
    void everyResourceIsWhatTheGeneratorMakes() throws IOException {
        for (Map.Entry<String, List<String>> resource :
                ResourceGenerator.resources(data).entrySet()) {
            assertThat(Resources.lines(resource.getKey())).as(resource.getKey()).isEqualTo(resource.getValue());
        }
    }

    @Test
    void noPatternOfLinguistIsLeftOut() throws IOException {
        long expected = data.heuristics().entrySet().stream()
                .filter(entry -> entry.getKey().equals("disambiguations"))
                .mapToLong(entry -> countPatterns(entry.getValue()))
                .sum();
        long actual = Resources.lines("heuristics.txt").stream()
                .filter(line -> line.matches("(match|absent|or|scan) .*"))
                .count();
        assertThat(actual).isEqualTo(expected);
    }

    /** Patterns as Linguist reads a rule: {@code pattern} hides {@code negative_pattern}; named ones count where used. */
    private long countPatterns(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().mapToLong(this::countPatterns).sum();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return 0;
        }
        for (String key : List.of("rules", "and")) {
            if (map.containsKey(key)) {
                return countPatterns(map.get(key));
            }
        }
        for (String key : List.of("pattern", "negative_pattern")) {
            if (map.containsKey(key)) {
                return LinguistData.strings(map.get(key)).size();
            }
        }
        return map.containsKey("named_pattern") ? namedSize(map.get("named_pattern")) : 0;
    }

    private long namedSize(Object name) {
        try {
            Map<?, ?> named = (Map<?, ?>) data.heuristics().get("named_patterns");
            return LinguistData.strings(named.get(name)).size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
