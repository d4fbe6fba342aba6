package dev.stackyard.pii.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of words that lie beside the code: words between spaces, lines that begin with {@code #} are comments. */
public final class WordList {

    private static final String DIRECTORY = "/dev/stackyard/pii/";

    private WordList() {}

    /** The words of a resource, in its order. */
    public static Set<String> load(String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String line : text(name).split("\n")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                words.addAll(List.of(line.strip().split("\\s+")));
            }
        }
        return words;
    }

    /** A resource as text. */
    public static String text(String name) {
        try (@Nullable InputStream in = WordList.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + DIRECTORY + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + DIRECTORY + name, e);
        }
    }
}
