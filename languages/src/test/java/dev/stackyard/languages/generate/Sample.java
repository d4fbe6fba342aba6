package dev.stackyard.languages.generate;

import dev.stackyard.languages.internal.classifier.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of Linguist's sample files: {@code samples/LANGUAGE/NAME}, or {@code samples/LANGUAGE/filenames/NAME}.
 *
 * @param language Linguist's name of the language
 * @param name file name
 * @param text its bytes
 */
record Sample(String language, String name, byte[] text) {

    /** As much of a sample as Linguist's tokenizer reads in training. */
    private static final int TRAINED_BYTES = 100_000;

    /** All samples below a directory, by language and name. */
    static List<Sample> readAll(Path samples, LinguistData data) throws IOException {
        Map<String, String> nameOfDirectory = new HashMap<>();
        data.languages().forEach((name, attributes) -> {
            Object directory = attributes.get("fs_name");
            nameOfDirectory.put(directory == null ? name : (String) directory, name);
        });
        List<Sample> result = new ArrayList<>();
        for (Path file : files(samples)) {
            String directory = samples.relativize(file).getName(0).toString();
            String language = nameOfDirectory.get(directory);
            if (language == null) {
                throw new IllegalStateException("no language has samples in " + directory);
            }
            result.add(new Sample(language, file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return result;
    }

    private static List<Path> files(Path samples) throws IOException {
        try (Stream<Path> walk = Files.walk(samples)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** How often each token occurs; tokens as ISO 8859-1 strings, sorted. */
    Map<String, Integer> tokens() {
        Map<String, Integer> counts = new TreeMap<>();
        new Tokenizer()
                .tokenize(
                        text,
                        0,
                        Math.min(text.length, TRAINED_BYTES),
                        (bytes, from, length) -> counts.merge(
                                new String(bytes, from, length, StandardCharsets.ISO_8859_1), 1, Integer::sum));
        return counts;
    }

    @Override
    public String toString() {
        return language + "/" + name;
    }
}
