package dev.stackyard.languages.generate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns {@code languages.yml} into {@code languages.txt}, whose layout {@code LanguageTable} documents. */
final class LanguageLines {

    private static final char LIST_SEPARATOR = '|';
    private static final char FIELD_SEPARATOR = '\t';

    private LanguageLines() {}

    static List<String> of(LinguistData data) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Map<String, Object>> language : data.languages().entrySet()) {
            lines.add(line(language.getKey(), language.getValue()));
        }
        return lines;
    }

    private static String line(String name, Map<String, Object> attributes) {
        return String.join(
                String.valueOf(FIELD_SEPARATOR),
                checked(name),
                (String) attributes.get("type"),
                list(attributes.get("aliases")),
                list(attributes.get("extensions")),
                list(attributes.get("filenames")),
                list(attributes.get("interpreters")));
    }

    private static String list(Object value) {
        List<String> items = LinguistData.strings(value);
        items.forEach(LanguageLines::checked);
        return String.join(String.valueOf(LIST_SEPARATOR), items);
    }

    private static String checked(String item) {
        if (item.isEmpty() || item.indexOf(LIST_SEPARATOR) >= 0 || item.indexOf(FIELD_SEPARATOR) >= 0) {
            throw new IllegalStateException("cannot be written to a separated list: " + item);
        }
        return item;
    }
}
