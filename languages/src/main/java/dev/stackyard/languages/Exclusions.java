package dev.stackyard.languages;

import dev.stackyard.languages.internal.Resources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Languages, and pairs of language and extension, that are not trained on. Immutable and thread-safe. */
final class Exclusions {

    private static final String RESOURCE = "language-exclusions.csv";

    private final Set<String> languages;
    private final Set<Pair> pairs = new HashSet<>();

    /** Extension without its dot, as it is spelled; empty for files without one. */
    private record Pair(String language, String extension) {}

    Exclusions(LanguagesSettings settings) {
        languages = Set.copyOf(settings.excludeLanguages());
        if (settings.dropInspected()) {
            List<String> lines = Resources.lines(RESOURCE);
            for (String line : lines.subList(1, lines.size())) {
                int comma = line.lastIndexOf(',');
                pairs.add(new Pair(line.substring(0, comma), line.substring(comma + 1)));
            }
        }
    }

    boolean contains(String language, String extension) {
        return languages.contains(language) || (!pairs.isEmpty() && pairs.contains(new Pair(language, extension)));
    }
}
