package dev.stackyard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remove} as a user runs it: what goes is gone from every file, what stays stays, and it stays out. */
class RemovalTest {

    private static final int KILLS = 10;
    private static final String CANARY = "the canary of repository ";

    @TempDir
    Path directory;

    private Path corpus;
    private Repositories make;

    @BeforeEach
    void build() throws IOException {
        make = new Repositories(directory.resolve("repositories"));
        corpus = directory.resolve("corpus");
        run(
                "build",
                "--from",
                "git:" + repository("acme/alpha", 1),
                "--from",
                "git:" + repository("acme/beta", 2),
                "--from",
                "git:" + repository("octo/gamma", 3),
                "--set",
                "ingest.part_rows=9",
                "--set",
                "tokenize.shard_tokens=4000");
    }

    /** A repository as a forge has it; {@code shared.py} is the same in all. */
    private Path repository(String name, long seed) throws IOException {
        Repositories.Repository repository = make.create(name)
                .file("LICENSE", "MIT License\n\nCopyright (c) 2024 " + name + "\n\n" + Repositories.MIT_HEADER)
                .file("shared.py", Repositories.python(99));
        for (int i = 0; i < 5; i++) {
            repository.file(
                    "src/secret_name_" + seed + "_" + i + ".py",
                    "# " + CANARY + name + "\n" + Repositories.python(seed * 100 + i));
        }
        Path path = repository.commit();
        Repositories.git(path, "remote", "add", "origin", "https://github.com/" + name);
        return path;
    }

    private Stackyard.Outcome run(String... arguments) {
        Stackyard.Outcome outcome = runAny(corpus, arguments);
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        return outcome;
    }

    private Stackyard.Outcome runAny(Path where, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--corpus", where.toString()));
        return Stackyard.run(directory, all.toArray(new String[0]));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Names of the files in which a text is: raw, as a decoded value of a layer, or as tokens. */
    private List<String> filesWith(String text) throws IOException {
        List<String> found = new ArrayList<>();
        Tokenizer tokenizer =
                Tokenizer.read("tokenizer", Files.readAllBytes(corpus.resolve("tokenizer/tokenizer.json")));
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = corpus.relativize(file).toString();
                byte[] bytes = Files.readAllBytes(file);
                byte[] decoded = name.endsWith(".bin") ? decode(tokenizer, bytes) : new byte[0];
                if (contains(bytes, text) || contains(decoded, text)) {
                    found.add(name);
                }
            }
        }
        Corpus opened = CorpusFiles.open(corpus);
        for (String layer : opened.layers()) {
            CorpusFiles.forEachRow(opened, opened.schema(layer).columns(), row -> {
                for (var column : opened.schema(layer).columns()) {
                    Object value = row.find(column);
                    String shown = value instanceof dev.stackyard.corpus.ByteSlice slice
                            ? new String(slice.copy(), StandardCharsets.ISO_8859_1)
                            : String.valueOf(value);
                    if (shown.contains(text)) {
                        found.add(layer + " row " + row.index() + " " + column.name());
                    }
                }
            });
        }
        return found;
    }

    private static byte[] decode(Tokenizer tokenizer, byte[] bin) {
        var ids = ByteBuffer.wrap(bin).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int[] all = new int[ids.remaining()];
        for (int i = 0; i < all.length; i++) {
            all[i] = Short.toUnsignedInt(ids.get(i));
        }
        return tokenizer.decode(all, 0, all.length);
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    @Test
    void aRepositoryIsGoneFromEveryFileAndStaysOut() throws Exception {
        assertThat(filesWith(CANARY + "acme/alpha")).isNotEmpty();
        assertThat(filesWith("secret_name_1_0")).isNotEmpty();
        Path before = directory.resolve("before");
        copy(corpus, before);
        SortedMap<String, String> checksums = CorpusFiles.checksums(corpus);

        run("remove", "--repo", "acme/alpha", "--dry-run");
        assertThat(CorpusFiles.checksums(corpus)).isEqualTo(checksums);

        run("remove", "--repo", "Acme/Alpha", "--reason", "asked by mail", "--request", "R-1", "--date", "2026-11-01");
        assertThat(filesWith(CANARY + "acme/alpha")).isEmpty();
        assertThat(filesWith("secret_name_1_0")).isEmpty();
        assertThat(filesWith(CANARY + "octo/gamma")).isNotEmpty();
        run("verify");
        untouched(checksums);

        String removed = content("acme/alpha", "src/secret_name_1_0.py");
        assertThat(run("explain", removed).output())
                .isEqualToIgnoringNewLines(
                        "1 row removed on 2026-11-01T00:00:00Z (removal 0, request R-1): asked by mail");
        assertThat(run("lookup", removed).output()).contains("removal 0").doesNotContain("secret_name");

        staysOut(removed);

        // a build does nothing anew, a removal that is repeated neither
        SortedMap<String, String> after = CorpusFiles.checksums(corpus);
        run("remove", "--repo", "acme/alpha");
        assertThat(CorpusFiles.checksums(corpus)).isEqualTo(after);

        Files.copy(
                before.resolve("contents/part-00000.parquet"),
                corpus.resolve("contents/part-00000.parquet"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Stackyard.Outcome putBack = runAny(corpus, "verify");
        assertThat(putBack.exitCode()).isEqualTo(1);
        assertThat(putBack.output()).contains("was removed and still has its content");
        run("remove", "--repo", "acme/alpha");
        run("index"); // stale since a layer was written
        assertThat(CorpusFiles.checksums(corpus)).isEqualTo(after);
    }

    @Test
    void manyQuestionsHearOfRemovalsWhatOneHears() throws IOException {
        String alpha = "swh:1:rev:"
                + new String(
                                Repositories.git(directory.resolve("repositories/acme/alpha"), "rev-parse", "HEAD"),
                                StandardCharsets.US_ASCII)
                        .trim();
        List<String> objects = List.of(
                content("acme/alpha", "src/secret_name_1_0.py"),
                content("acme/alpha", "src/secret_name_1_1.py") + ";path=/src/secret_name_1_1.py",
                content("acme/alpha", "shared.py"),
                content("acme/beta", "src/secret_name_2_0.py"),
                alpha);
        run("remove", "--repo", "acme/alpha", "--date", "2026-11-01");
        run("remove", "--swhid", content("octo/gamma", "src/secret_name_3_0.py"), "--date", "2026-11-02");
        run("index");
        List<String> all = new ArrayList<>(objects);
        all.add(content("octo/gamma", "src/secret_name_3_0.py"));
        assertThat(told("lookup", "swhid", all)).isEqualTo(toldOneByOne("lookup", all));
        all.add("acme/alpha:/src/secret_name_1_2.py");
        all.add("octo/gamma:/shared.py");
        assertThat(told("explain", "query", all)).isEqualTo(toldOneByOne("explain", all));
        assertThat(told("lookup", "swhid", objects).get(objects.get(0)))
                .contains("removal 0")
                .contains("2026-11-01");
        assertThat(run("explain", "--from-file", questions(all).toString()).output())
                .contains(objects.get(0) + System.lineSeparator() + "  1 row removed on 2026-11-01")
                .doesNotContain("/removed");
        assertThat(run("lookup", "--from-file", questions(objects).toString()).output())
                .contains(objects.get(0) + "\t\t\t\tremoved on 2026-11-01T00:00:00Z (removal 0)\t")
                .doesNotContain("/removed")
                .doesNotContain("unknown");
    }

    private Path questions(List<String> questions) throws IOException {
        return Files.write(directory.resolve("questions.txt"), questions);
    }

    /** What a batch tells of removals, by question. */
    private SortedMap<String, String> told(String command, String key, List<String> questions) throws IOException {
        SortedMap<String, String> told = new TreeMap<>();
        questions.forEach(question -> told.put(question, "[]"));
        for (String line : run(command, "--from-file", questions(questions).toString(), "--json")
                .output()
                .lines()
                .toList()) {
            JsonNode answer = new ObjectMapper().readTree(line);
            if (answer.has("removed")) {
                told.put(answer.get(key).textValue(), answer.get("removed").toString());
            }
        }
        return told;
    }

    private SortedMap<String, String> toldOneByOne(String command, List<String> questions) throws IOException {
        SortedMap<String, String> told = new TreeMap<>();
        for (String question : questions) {
            told.put(
                    question,
                    new ObjectMapper()
                            .readTree(run(command, question, "--json").output())
                            .get("removed")
                            .toString());
        }
        return told;
    }

    private void untouched(SortedMap<String, String> before) throws IOException {
        SortedMap<String, String> now = CorpusFiles.checksums(corpus);
        assertThat(now.get("tokenizer/tokenizer.json")).isEqualTo(before.get("tokenizer/tokenizer.json"));
        for (String layer : List.of("files", "contents", "languages", "signatures", "pii")) {
            String name = layer + "/part-00002.parquet";
            assertThat(now.get(name)).as(name).isEqualTo(before.get(name));
        }
    }

    private String content(String repository, String path) {
        Path place = directory.resolve("repositories").resolve(repository);
        String hash = new String(Repositories.git(place, "hash-object", path), StandardCharsets.US_ASCII).trim();
        return "swh:1:cnt:" + hash;
    }

    /** By its name, and by its contents in a fork with another name and another commit. */
    private void staysOut(String removed) throws IOException {
        Path alpha = directory.resolve("repositories/acme/alpha");
        assertThat(run("ingest", "git", alpha.toString()).errors()).contains("removal 0");
        Path fork = directory.resolve("repositories/fork/other");
        copy(alpha, fork);
        Files.writeString(fork.resolve("more.py"), Repositories.python(1234));
        Repositories.git(fork, "remote", "set-url", "origin", "https://github.com/fork/other");
        Repositories.git(fork, "add", "-A");
        Repositories.git(fork, "commit", "-q", "-m", "more");
        run("ingest", "git", fork.toString());
        List<String> stubs = new ArrayList<>();
        Corpus opened = CorpusFiles.open(corpus);
        CorpusFiles.forEachRow(opened, FilesLayer.SCHEMA.columns(), row -> {
            if (row.get(FilesLayer.REPO_NAME).equals("fork/other")) {
                stubs.add(row.get(FilesLayer.PATH) + " " + row.find(FilesLayer.STUB));
            }
        });
        assertThat(stubs)
                .containsExactlyInAnyOrder(
                        "/LICENSE null",
                        "/more.py null",
                        "/shared.py null",
                        "/removed removed",
                        "/removed removed",
                        "/removed removed",
                        "/removed removed",
                        "/removed removed");
        run("build", "--set", "ingest.part_rows=9", "--set", "tokenize.shard_tokens=4000");
        assertThat(filesWith(CANARY + "acme/alpha")).isEmpty();
        run("verify");
        assertThat(run("explain", removed).output()).contains("removal 0");
    }

    @Test
    void aContentGoesEverywhereAndAnOwnerWithAllItsRepositories() throws Exception {
        String shared = content("octo/gamma", "shared.py");
        String word = Repositories.python(99).substring(30, 60);
        assertThat(filesWith(word)).isNotEmpty();
        String json = run("remove", "--swhid", shared, "--json").output();
        assertThat(json).contains("\"rows\":3,").contains("\"refused_contents\":1");
        assertThat(filesWith(word)).isEmpty();
        assertThat(filesWith(CANARY + "acme/alpha")).isNotEmpty();
        run("verify");

        Path list = Files.writeString(directory.resolve("opt-outs.txt"), "# asked\nACME\nnobody/nothing\n");
        Stackyard.Outcome outcome = run("remove", "--list", list.toString(), "--mask");
        assertThat(outcome.output()).contains("opt-outs.txt line 3").doesNotContain("opt-outs.txt line 2\n");
        assertThat(filesWith(CANARY + "acme")).isEmpty();
        assertThat(filesWith(CANARY + "octo/gamma")).isNotEmpty();
        run("verify");
    }

    @Test
    void aRemovalThatIsKilledIsFinishedByTheNextCommand() throws Exception {
        Path undisturbed = directory.resolve("undisturbed");
        copy(corpus, undisturbed);
        String[] remove = {"remove", "--owner", "acme", "--date", "2026-11-01"};
        long start = System.nanoTime();
        assertThat(runAny(undisturbed, remove).exitCode()).isZero();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        SortedMap<String, String> expected = CorpusFiles.checksums(undisturbed);

        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        SortedMap<String, Integer> stages = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Path killed = directory.resolve("killed-" + kill);
            copy(corpus, killed);
            // the first third is the start of the JVM, in which there is nothing to disturb
            long after = millis / 3 + random.nextLong(millis - millis / 3);
            Stackyard.runAndKill(
                    directory,
                    after,
                    "remove",
                    "--owner",
                    "acme",
                    "--date",
                    "2026-11-01",
                    "--corpus",
                    killed.toString());
            boolean ordered = Files.exists(killed.resolve("removals/removal-00000.json"));
            stages.merge(ordered ? "ordered" : "not ordered", 1, Integer::sum);
            // once it is ordered, any command that writes finishes it
            Stackyard.Outcome next = ordered && kill % 2 == 0 ? runAny(killed, "report") : runAny(killed, remove);
            assertThat(next.exitCode())
                    .as("seed %d, killed after %d ms: %s", seed, after, next.all())
                    .isZero();
            assertThat(CorpusFiles.checksums(killed))
                    .as("seed %d, killed after %d ms, %s", seed, after, stages)
                    .isEqualTo(expected);
        }
    }
}
