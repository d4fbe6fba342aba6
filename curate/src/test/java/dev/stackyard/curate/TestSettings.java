package dev.stackyard.curate;

import dev.stackyard.corpus.Recipe;

/** Settings as a recipe would give them. */
final class TestSettings {

    private TestSettings() {}

    /** The defaults, changed by lines such as {@code max_lines: 10}. */
    static QualitySettings with(String... lines) {
        StringBuilder yaml = new StringBuilder("stages:\n  curate:\n");
        for (String line : lines) {
            yaml.append("    ").append(line).append('\n');
        }
        return Recipe.parse(yaml.toString(), "test.yaml").settings("curate", QualitySettings.defaults());
    }
}
