package dev.stackyard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages name types that exist: a page that has drifted is worse than none. */
class DocumentsTest {

    private static final Path ROOT = root();
    /** A type's name in code quotes: two words or more, or one that ends the table's cell. */
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z0-9]+[A-Za-z0-9]*)`");

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("ARCHITECTURE.md"))) {
            here = here.getParent();
        }
        return here;
    }

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> named(String page) throws IOException {
        return TYPE.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .filter(name -> !isOfTheLanguage(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfTheLanguage(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void architectureNamesTypesThatExist() throws IOException {
        assertThat(types()).containsAll(named("ARCHITECTURE.md"));
    }

    @Test
    void contributingNamesTypesThatExist() throws IOException {
        assertThat(types()).containsAll(named("CONTRIBUTING.md"));
    }
}
