package dev.stackyard.languages.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the text resources; {@code languages/data/update.sh} calls it. */
public final class ResourceGenerator {

    /** Where they go, seen from the module's directory. */
    static final Path RESOURCES = Path.of("src", "main", "resources", "dev", "stackyard", "languages");

    private ResourceGenerator() {}

    /** Lines of every resource, by file name. */
    static Map<String, List<String>> resources(LinguistData data) throws IOException {
        Map<String, List<String>> resources = new LinkedHashMap<>();
        resources.put("languages.txt", LanguageLines.of(data));
        resources.put("heuristics.txt", HeuristicLines.of(data));
        resources.put("vendored-paths.txt", data.vendoredPaths());
        resources.put("documentation-paths.txt", data.documentationPaths());
        resources.put("generic-extensions.txt", data.genericExtensions());
        return resources;
    }

    /** Takes no arguments; runs in the module's directory. */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(RESOURCES);
        for (Map.Entry<String, List<String>> resource :
                resources(new LinguistData(LinguistData.DIRECTORY)).entrySet()) {
            Path file = RESOURCES.resolve(resource.getKey());
            Files.writeString(file, String.join("\n", resource.getValue()) + "\n");
        }
    }
}
