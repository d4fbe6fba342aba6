package dev.stackyard.languages.internal.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryAttributesTest {

    private static final List<String> PATHS = List.of(
            "/a.c",
            "/b.c",
            "/src/a.c",
            "/src/deep/er/a.c",
            "/src/deep/b.h",
            "/lib/x y.js",
            "/lib/[a].js",
            "/a/b/c",
            "/docs/é.md",
            "/Makefile",
            "/src/Makefile",
            "/lib/abc.min.js",
            "/x-1",
            "/src/-x");

    @TempDir
    Path directory;

    private static LinguistOverrides find(String attributes, String path) {
        return find(Map.of("/.gitattributes", attributes), path);
    }

    private static LinguistOverrides find(Map<String, String> files, String path) {
        RepositoryAttributes repository = new RepositoryAttributes();
        files.forEach((name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            repository.add(name, bytes, 0, bytes.length);
        });
        return repository.find(path);
    }

    @Test
    void valuesAreReadAsLinguistDoes() {
        String text = "*.a linguist-vendored\n*.b -linguist-vendored\n*.c linguist-vendored=false\n"
                + "*.d linguist-vendored=1\n*.e linguist-language\n*.f -linguist-language\n*.g linguist-language=C++\n";
        assertThat(find(text, "/x.a").vendored()).isTrue();
        assertThat(find(text, "/x.b").vendored()).isFalse();
        assertThat(find(text, "/x.c").vendored()).isFalse();
        assertThat(find(text, "/x.d").vendored()).isTrue();
        assertThat(find(text, "/x.e").language()).isNull();
        assertThat(find(text, "/x.f").language()).isNull();
        assertThat(find(text, "/x.g").language()).isEqualTo("C++");
        assertThat(find(text, "/x.h")).isEqualTo(LinguistOverrides.NONE);
    }

    @Test
    void anotherRepositoryBeginsAfresh() {
        RepositoryAttributes repository = new RepositoryAttributes();
        byte[] bytes = "* linguist-vendored\n".getBytes(StandardCharsets.UTF_8);
        repository.add("/.gitattributes", bytes, 0, bytes.length);
        repository.clear();
        assertThat(repository.find("/a")).isEqualTo(LinguistOverrides.NONE);
    }

    @Test
    void hostileWildcardsEnd() {
        String text = "*a".repeat(900) + "b linguist-vendored\n" + "**/".repeat(600) + "b linguist-vendored\n";
        assertThat(find(text, "/" + "a/".repeat(2000) + "a".repeat(2000)).vendored())
                .isNull();
    }

    @Test
    void agreesWithGitOnRandomFiles() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(17);
        assumeTrue(run("git", "init", "-q", directory.toString()) == 0, "needs git");
        for (int round = 0; round < 60; round++) {
            Map<String, String> files = new LinkedHashMap<>();
            for (String place : List.of("", "/src", "/src/deep")) {
                files.put(place + "/.gitattributes", randomFile(random));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey().substring(1));
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            List<@Nullable String> expected = askGit();
            for (int i = 0; i < PATHS.size(); i++) {
                LinguistOverrides ours = find(files, PATHS.get(i));
                assertThat(List.of(show(ours.vendored()), show(ours.generated()), show(ours.language())))
                        .as("round %d, %s, %s", round, PATHS.get(i), files)
                        .isEqualTo(expected.subList(3 * i, 3 * i + 3));
            }
        }
    }

    private static String show(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static String randomFile(SplittableRandom random) {
        List<String> patterns = List.of(
                "*",
                "*.c",
                "a.c",
                "/a.c",
                "src/*",
                "src/**",
                "**/a.c",
                "/src/**/a.c",
                "deep/",
                "deep/**",
                "*/b.h",
                "[ab].c",
                "[!a].c",
                "\"x y.js\"",
                "lib/x*",
                "\\[a\\].js",
                "[[:alpha:]]*",
                "?.c",
                "**",
                "a/**/c",
                "**/deep/**",
                "docs/\\é.md",
                "\"docs/\\303\\251.md\"",
                "!a.c",
                "#x",
                "Make*",
                "*.min.*",
                "[a-c]*",
                "[]x]-1",
                "-x",
                "[attr]vend",
                "x[",
                "src",
                "a\\");
        List<String> words = List.of(
                "linguist-vendored",
                "-linguist-vendored",
                "!linguist-vendored",
                "linguist-generated=true",
                "linguist-generated=false",
                "linguist-language=C",
                "linguist-language=Perl",
                "vend",
                "-vend",
                "text",
                "b@d");
        StringBuilder text = new StringBuilder("[attr]vend linguist-vendored linguist-language=Java\n");
        for (int n = random.nextInt(6); n > 0; n--) {
            text.append(patterns.get(random.nextInt(patterns.size())));
            for (int k = 1 + random.nextInt(2); k > 0; k--) {
                text.append(random.nextBoolean() ? " " : "\t").append(words.get(random.nextInt(words.size())));
            }
            text.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    /** vendored, generated and language of every path, as we would show them. */
    private List<@Nullable String> askGit() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                directory.toString(),
                "-c",
                "core.attributesFile=/dev/null",
                "check-attr",
                "-z",
                "linguist-vendored",
                "linguist-generated",
                "linguist-language",
                "--"));
        PATHS.forEach(path -> command.add(path.substring(1)));
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] fields = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
        git.waitFor();
        List<@Nullable String> answers = new ArrayList<>();
        for (int i = 0; i + 2 < fields.length; i += 3) {
            answers.add(translated(fields[i + 1], fields[i + 2]));
        }
        return answers;
    }

    private static String translated(String attribute, String value) {
        if (value.equals("unspecified")) {
            return "null";
        }
        boolean isLanguage = attribute.equals("linguist-language");
        if (value.equals("set") || value.equals("unset")) {
            return isLanguage ? "null" : String.valueOf(value.equals("set"));
        }
        return isLanguage ? value : String.valueOf(!value.equals("false"));
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
