package dev.stackyard.languages.generate;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which languages share a name, an extension, an interpreter or a rule, so that the classifier may have to choose. */
final class Ambiguity {

    private final Map<String, Set<String>> languagesOf = new HashMap<>();

    Ambiguity(LinguistData data) throws IOException {
        data.languages().forEach((language, attributes) -> {
            for (String kind : List.of("extensions", "filenames", "interpreters")) {
                for (String item : LinguistData.strings(attributes.get(kind))) {
                    String key = kind.equals("extensions") ? item.toLowerCase(Locale.ROOT) : item;
                    add(kind + " " + key, language);
                }
            }
        });
        add("manual page", "Roff");
        add("manual page", "Roff Manpage");
        for (String line : HeuristicLines.of(data)) {
            if (line.startsWith("rule ")) {
                List.of(line.substring("rule ".length()).split("\t")).forEach(language -> add(line, language));
            }
        }
    }

    private void add(String key, String language) {
        languagesOf.computeIfAbsent(key, any -> new TreeSet<>()).add(language);
    }

    /** All languages that share anything with another one. */
    Set<String> languages() {
        Set<String> result = new TreeSet<>();
        languagesOf.values().stream().filter(shared -> shared.size() > 1).forEach(result::addAll);
        return result;
    }

    /** Languages with a file name's longest known extension; empty if it has none. */
    Set<String> ofExtension(String fileName) {
        String folded = fileName.toLowerCase(Locale.ROOT);
        for (int dot = folded.indexOf('.'); dot >= 0; dot = folded.indexOf('.', dot + 1)) {
            Set<String> found = languagesOf.get("extensions " + folded.substring(dot));
            if (found != null) {
                return found;
            }
        }
        return Set.of();
    }
}
