package dev.stackyard.dedup;

import dev.stackyard.corpus.Recipe;

/** Settings that differ from the defaults in what a test is about. */
final class TestSettings {

    private TestSettings() {}

    /** @param lines of a recipe's block, such as {@code bands: 60} */
    static DuplicatesSettings with(String... lines) {
        String yaml = "stages:\n  dedup:\n    " + String.join("\n    ", lines) + "\n";
        return Recipe.parse(yaml, "test").settings("dedup", DuplicatesSettings.defaults());
    }
}
