package dev.stackyard.languages.generate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Linguist's YAML files, as this repository keeps them in {@code languages/data/linguist}. */
final class LinguistData {

    /** Where tests find them: Maven runs a module's tests in the module's directory. */
    static final Path DIRECTORY = Path.of("data", "linguist");

    private final Path directory;

    LinguistData(Path directory) {
        this.directory = directory;
    }

    /** Attributes of each language by its name, in the file's order. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> languages() throws IOException {
        return (Map<String, Map<String, Object>>) load("languages.yml");
    }

    /** The keys {@code disambiguations} and {@code named_patterns}. */
    @SuppressWarnings("unchecked")
    Map<String, Object> heuristics() throws IOException {
        return (Map<String, Object>) load("heuristics.yml");
    }

    List<String> vendoredPaths() throws IOException {
        return strings(load("vendor.yml"));
    }

    List<String> documentationPaths() throws IOException {
        return strings(load("documentation.yml"));
    }

    List<String> genericExtensions() throws IOException {
        return strings(((Map<?, ?>) load("generic.yml")).get("extensions"));
    }

    /** A list of strings, a single string, or nothing, as YAML has it. */
    static List<String> strings(Object value) {
        List<String> result = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> result.add((String) item));
        } else if (value != null) {
            result.add((String) value);
        }
        return result;
    }

    private Object load(String name) throws IOException {
        try (Reader reader = Files.newBufferedReader(directory.resolve(name))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        }
    }
}
