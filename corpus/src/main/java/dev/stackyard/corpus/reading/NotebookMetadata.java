package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What a notebook's own metadata says of its language. */
final class NotebookMetadata {

    private static final Set<String> LANGUAGE_INFO = Set.of("file_extension", "name");
    private static final Set<String> KERNEL = Set.of("language", "name", "display_name");

    private final TreeMap<String, String> found = new TreeMap<>();
    private boolean kaggle;

    /** Reads the value of {@code metadata}, whatever it is. */
    void read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "language_info" -> readStrings("info.", LANGUAGE_INFO, json);
                case "kernelspec" -> readStrings("kernel.", KERNEL, json);
                case "language" -> found.put("language", StructureJson.string(json)); // format 3, IJulia
                case "kaggle" -> {
                    kaggle = true;
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
    }

    private void readStrings(String prefix, Set<String> wanted, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            String value = StructureJson.string(json);
            if (wanted.contains(name)) {
                found.put(prefix + name, value);
            }
        }
    }

    /** Hints at the language, the most telling first; some may be empty. */
    List<String> hints() {
        return List.of(
                hint("info.name"),
                hint("info.file_extension"),
                hint("language"),
                hint("kernel.language"),
                hint("kernel.name"),
                hint("kernel.display_name"));
    }

    private String hint(String key) {
        return found.getOrDefault(key, "");
    }

    boolean isKaggle() {
        return kaggle;
    }
}
