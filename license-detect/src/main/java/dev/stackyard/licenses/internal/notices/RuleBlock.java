package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.internal.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of a rule file: what its {@code key: value} lines say.
 *
 * @param values by key, in the order of the lines
 */
record RuleBlock(Map<String, List<String>> values) {

    /** The blocks of a resource; a {@code name:} or {@code rule:} line begins one. */
    static List<RuleBlock> readAll(String resource) {
        List<RuleBlock> blocks = new ArrayList<>();
        for (String line : Resources.lines(resource)) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException(resource + ": no key in the line " + line);
            }
            String key = line.substring(0, colon);
            if (key.equals("name") || key.equals("rule")) {
                blocks.add(new RuleBlock(new LinkedHashMap<>()));
            }
            blocks.get(blocks.size() - 1)
                    .values
                    .computeIfAbsent(key, unused -> new ArrayList<>())
                    .add(line.substring(colon + 2).strip());
        }
        return blocks;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The first value of a key; empty if there is none. */
    String first(String key) {
        List<String> all = all(key);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }
}
