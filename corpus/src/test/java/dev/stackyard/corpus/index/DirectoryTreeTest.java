package dev.stackyard.corpus.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.swhid.DirectoryBuilder;
import dev.stackyard.swhid.ObjectHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle makes every directory by itself, from a map of all paths. */
class DirectoryTreeTest {

    private static final List<String> NAMES =
            List.of("a", "a.b", "a-b", "b", ".gitattributes", "!x", "src", "src.c", "é", "日本", "😀", "\uFFFD", "z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void findsTheDirectoriesThatGitWouldMake(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<String, ObjectHash> files = new TreeMap<>();
        TreeSet<String> directories = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int depth = random.nextInt(5); depth > 0; depth--) {
                path.append(NAMES.get(random.nextInt(NAMES.size()))).append("/");
            }
            directories.add(path.toString());
            files.put(path + "f" + random.nextInt(4), new ObjectHash(random.nextLong(), i, seed));
            if (random.nextBoolean()) {
                files.put(path + ".gitattributes", new ObjectHash(random.nextLong(), i, seed));
            }
        }
        // a name is either a file's or a directory's
        files.keySet().removeIf(path -> directories.stream().anyMatch(d -> d.startsWith(path + "/")));
        Map<String, ObjectHash> expected = new HashMap<>();
        ObjectHash root = directory("/", files, expected);
        expected.remove("/");
        DirectoryTree tree = new DirectoryTree();
        addAll(files, tree);
        Map<String, ObjectHash> found = new HashMap<>();
        tree.finish(root).orElseThrow().forEach(directory -> found.put(directory.path(), directory.hash()));
        assertThat(found).as("seed " + seed).isEqualTo(expected);

        addAll(files, tree);
        assertThat(tree.finish(ObjectHash.ZERO)).as("seed " + seed).isEmpty();
    }

    private static void addAll(TreeMap<String, ObjectHash> files, DirectoryTree tree) {
        files.keySet().stream()
                .sorted(Comparator.comparing((String path) -> !path.endsWith("/.gitattributes"))
                        .thenComparing(path -> path.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .forEach(path -> tree.add(path, "100644", files.get(path)));
    }

    /** The hash of a directory, and those of all below it. */
    private static ObjectHash directory(String path, TreeMap<String, ObjectHash> files, Map<String, ObjectHash> found) {
        DirectoryBuilder builder = new DirectoryBuilder();
        TreeSet<String> below = new TreeSet<>();
        files.forEach((file, hash) -> {
            if (file.startsWith(path)) {
                String rest = file.substring(path.length());
                int slash = rest.indexOf('/');
                if (slash < 0) {
                    builder.add(rest, "100644", hash);
                } else {
                    below.add(rest.substring(0, slash));
                }
            }
        });
        for (String name : below) {
            builder.add(name, DirectoryBuilder.DIRECTORY, directory(path + name + "/", files, found));
        }
        ObjectHash hash = builder.swhid().hash();
        found.put(path, hash);
        return hash;
    }

    @Test
    void hostilePathsClaimNothing() {
        DirectoryTree tree = new DirectoryTree();
        List<List<String>> repositories = new ArrayList<>();
        repositories.add(List.of("no/slash"));
        repositories.add(List.of("//"));
        repositories.add(List.of("/a//b"));
        repositories.add(List.of("/" + "d/".repeat(5_000) + "f"));
        repositories.add(List.of("/" + "x".repeat(1 << 20)));
        repositories.add(List.of("/a/f", "/b/f", "/a/g"));
        for (List<String> paths : repositories) {
            paths.forEach(path -> tree.add(path, "100644", ObjectHash.ZERO));
            assertThat(tree.finish(ObjectHash.ZERO))
                    .as(paths.get(0).substring(0, 2))
                    .isEqualTo(Optional.empty());
        }
        tree.add("/f", "not a mode", ObjectHash.ZERO);
        assertThat(tree.finish(ObjectHash.ZERO)).isEmpty();
        ObjectHash root = new DirectoryBuilder()
                .add("f", "100644", ObjectHash.ZERO)
                .swhid()
                .hash();
        tree.add("/f", "100644", ObjectHash.ZERO);
        assertThat(tree.finish(root)).as("a good repository after bad ones").contains(List.of());
    }
}
