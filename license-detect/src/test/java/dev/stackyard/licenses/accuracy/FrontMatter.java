package dev.stackyard.licenses.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The little YAML that ScanCode's data files have: keys with one value, which may go on over indented lines, or with a list.
 *
 * @param values by key, the elements of a list one by one
 * @param body what follows the front matter
 */
record FrontMatter(Map<String, List<String>> values, String body) {

    /** Files of a directory and below it with an ending, sorted. */
    static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Reads a file with its values between two lines of dashes, or one that consists of values. */
    static FrontMatter read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n") + "\n";
        if (!text.startsWith("---\n")) {
            return new FrontMatter(parse(text), "");
        }
        int end = text.indexOf("\n---\n", 3);
        return end < 0
                ? new FrontMatter(parse(text.substring(4)), "")
                : new FrontMatter(parse(text.substring(4, end)), text.substring(end + 5));
    }

    private static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> values = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.split("\n")) {
            boolean element = line.strip().startsWith("- ");
            int colon = line.indexOf(':');
            if (element) {
                current.add(unquoted(line.strip().substring(2)));
            } else if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && colon > 0) {
                current = values.computeIfAbsent(line.substring(0, colon), unused -> new ArrayList<>());
                if (colon + 1 < line.length()) {
                    current.add(unquoted(line.substring(colon + 1).strip()));
                }
            } else if (!current.isEmpty() && !line.isBlank()) {
                current.add(current.remove(current.size() - 1) + " " + line.strip());
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        return value.replaceAll("^['\"]|['\"]$", "");
    }

    boolean has(String key) {
        return !list(key).isEmpty();
    }

    /** The first value of a key; empty if it has none. */
    String value(String key) {
        return has(key) ? list(key).get(0) : "";
    }

    boolean says(String key) {
        return value(key).equals("yes");
    }

    List<String> list(String key) {
        return values.getOrDefault(key, List.of());
    }
}
