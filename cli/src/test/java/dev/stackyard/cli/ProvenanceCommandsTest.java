package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.stackyard.cli.terminal.Captured;
import dev.stackyard.corpus.Storages;
import dev.stackyard.tokenize.Manifest;
import dev.stackyard.tokenize.ProvenanceReader;
import dev.stackyard.tokenize.ProvenanceRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code lookup}, {@code index} and {@code export swhids} on a corpus of two repositories; git and the shards are the oracle. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProvenanceCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static Path corpus;
    private static GitRepository cat;
    private static GitRepository dog;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeAll
    static void buildOnce() throws Exception {
        cat = new GitRepository(directory.resolve("cat"))
                .file("src/main.py", GitRepository.python(1))
                .file("src/deep/er/same.py", GitRepository.python(2))
                .file("src.py", GitRepository.python(3))
                .file("data.csv", "1,2,3\n4,5,6\n");
        cat.commit(6);
        dog = new GitRepository(directory.resolve("dog")).file("copy.py", GitRepository.python(2));
        dog.commit(1);
        corpus = directory.resolve("corpus");
        Outcome build = run(command(
                "build", "--from", "git:" + directory.resolve("cat"), "--from", "git:" + directory.resolve("dog")));
        assertThat(build.exitCode()).as(build.err()).isZero();
    }

    private static String[] command(String... arguments) {
        String[] command = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        command[arguments.length] = "--corpus";
        command[arguments.length + 1] = corpus.toString();
        return command;
    }

    private static Outcome run(String... arguments) {
        Captured captured = new Captured(0, "");
        int exitCode = Main.run(captured.terminal(), arguments);
        return new Outcome(exitCode, captured.out(), captured.err());
    }

    private static JsonNode json(String... arguments) throws IOException {
        Outcome outcome = run(command(arguments));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return JSON.readTree(outcome.out());
    }

    private static List<String> paths(JsonNode answer) {
        List<String> paths = new ArrayList<>();
        answer.get("rows").forEach(row -> paths.add(row.get("path").textValue()));
        return paths;
    }

    private static List<ProvenanceRow> segments() throws IOException {
        List<ProvenanceRow> rows = new ArrayList<>();
        Manifest manifest = Manifest.read(Storages.of(corpus));
        for (Manifest.Shard shard : manifest.shards()) {
            new ProvenanceReader(Storages.of(corpus), manifest).forEach(shard, rows::add);
        }
        return rows;
    }

    private static String id(GitRepository repository, String what) throws Exception {
        return repository.git("rev-parse", what).strip();
    }

    @Test
    @Order(1)
    void buildLeavesACurrentIndex() throws Exception {
        Outcome outcome = run(command("lookup", "swh:1:cnt:" + id(cat, "HEAD:src.py")));
        assertThat(outcome.err()).doesNotContain("out of date");
        assertThat(outcome.out()).contains("cat:/src.py", "kept", "train-00000 document");
    }

    @Test
    @Order(1)
    void findsDirectoriesBelowTheRoot() throws Exception {
        JsonNode source = json("lookup", "swh:1:dir:" + id(cat, "HEAD:src"), "--json");
        assertThat(paths(source)).containsExactly("/src/deep/er/same.py", "/src/main.py");
        assertThat(source.at("/rows/1/tokens/0/shard").textValue()).isEqualTo("train-00000");
        assertThat(paths(json("lookup", "swh:1:dir:" + id(cat, "HEAD:src/deep/er"), "--json")))
                .containsExactly("/src/deep/er/same.py");
        assertThat(json("lookup", "swh:1:dir:" + id(cat, "HEAD^{tree}"), "--json")
                        .get("matches")
                        .longValue())
                .isEqualTo(4);
    }

    @Test
    @Order(1)
    void qualifiersNarrow() throws Exception {
        String core = "swh:1:cnt:" + id(dog, "HEAD:copy.py");
        assertThat(json("lookup", core, "--json").get("matches").longValue()).isEqualTo(2);
        JsonNode one = json("lookup", core + ";path=/copy.py", "--json");
        assertThat(paths(one)).containsExactly("/copy.py");
        assertThat(one.get("repositories").toString()).isEqualTo("{\"dog\":1}");
        String full = one.at("/rows/0/swhid").textValue();
        assertThat(full).contains(";origin=", ";visit=swh:1:snp:", ";anchor=swh:1:rev:" + id(dog, "HEAD"), ";path=");
        assertThat(paths(json("lookup", full, "--json"))).containsExactly("/copy.py");
        assertThat(run(command("lookup", core + ";path=/nowhere.py")).exitCode())
                .isEqualTo(1);
    }

    @Test
    @Order(1)
    void findsByOriginAndPathPrefix() throws Exception {
        String url = json("lookup", "cat:/src.py", "--json")
                .at("/rows/0/repository_url")
                .textValue();
        assertThat(paths(json("lookup", "--origin", url.substring(0, url.length() - 3), "--json")))
                .containsExactly("/src.py", "/src/deep/er/same.py", "/src/main.py", "/data.csv", "/copy.py");
        assertThat(paths(json("lookup", "--path", "cat:/src/", "--json")))
                .containsExactly("/src/deep/er/same.py", "/src/main.py");
        String same = "swh:1:cnt:" + id(dog, "HEAD:copy.py");
        assertThat(paths(json("lookup", same, "--path", "cat:/src/", "--json")))
                .containsExactly("/src/deep/er/same.py");
        assertThat(run(command("lookup", "--origin", "https://nowhere.example/"))
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    @Order(1)
    void aBatchAnswersEveryLineInOrder() throws Exception {
        String absent = "swh:1:cnt:" + "0".repeat(40);
        List<String> asked = new ArrayList<>(List.of("# a comment", "", absent, "not-an-id/x", absent));
        segments().forEach(row -> asked.add(row.swhid()));
        asked.add(id(dog, "HEAD:copy.py"));
        asked.add("swh:1:rev:" + id(dog, "HEAD"));
        Path file = Files.write(directory.resolve("ids.txt"), asked);
        Outcome outcome = run(command("lookup", "--from-file", file.toString()));
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("line 4: not-an-id/x");
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).isSorted().contains(absent + "\t\t\t\tunknown\t\t\t\t");
        for (ProvenanceRow row : segments()) {
            assertThat(lines)
                    .anyMatch(line -> line.startsWith(row.swhid() + "\t")
                            && line.endsWith("\tkept\ttrain-00000\t" + row.document() + "\t" + row.firstToken() + "\t"
                                    + row.tokenCount()));
        }
        Outcome json = run(command("lookup", "--from-file", file.toString(), "--json", "--quiet"));
        assertThat(json.out().lines()).hasSize(segments().size() + 4).allMatch(line -> line.startsWith("{"));
    }

    @Test
    @Order(1)
    void exportsWhatTheShardsHold() throws Exception {
        TreeSet<String> expected = new TreeSet<>();
        segments().forEach(row -> expected.add(row.swhid()));
        String lines = String.join("\n", expected) + "\n";
        assertThat(run(command("export", "swhids", "--out", "-")).out()).isEqualTo(lines);
        for (String name : List.of("ids.txt", "ids.txt.gz", "ids.txt.zst", "ids.parquet")) {
            Outcome outcome = run(
                    command("export", "swhids", "--out", directory.resolve(name).toString(), "--threads", "2"));
            assertThat(outcome.out()).as(outcome.err()).startsWith(expected.size() + " SWHIDs in ");
        }
        assertThat(directory.resolve("ids.txt")).hasContent(lines);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve("ids.txt.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(lines);
        }
        try (InputStream in = new ZstdInputStream(Files.newInputStream(directory.resolve("ids.txt.zst")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(lines);
        }
        Outcome all = run(
                command("lookup", "--from-file", directory.resolve("ids.txt").toString()));
        assertThat(all.exitCode()).as("everything that is exported is found").isZero();
    }

    @Test
    @Order(2)
    void aStaleIndexIsNotAsked() throws Exception {
        String swhid = "swh:1:cnt:" + id(cat, "HEAD:src/main.py");
        JsonNode before = json("lookup", swhid, "--json");
        assertThat(run(command("curate", "--set", "curate.max_lines=1")).exitCode())
                .isZero();
        Outcome stale = run(command("lookup", swhid, "--json"));
        assertThat(stale.err()).contains("out of date", "stackyard index");
        JsonNode after = JSON.readTree(stale.out());
        assertThat(before.at("/rows/0/drop").isNull()).isTrue();
        assertThat(after.at("/rows/0/drop").textValue()).startsWith("quality/");
        Outcome batch = run(command("lookup", "--from-file", "-"));
        assertThat(batch.exitCode()).isEqualTo(2);
        assertThat(batch.err()).contains("run stackyard index");

        assertThat(run(command("index")).out()).contains("all directories of 2");
        Outcome current = run(command("lookup", swhid, "--json"));
        assertThat(current.err()).doesNotContain("out of date");
        assertThat(JSON.readTree(current.out())).isEqualTo(after);
    }

    @Test
    @Order(3)
    void verifyReadsTheIndex() throws Exception {
        assertThat(run(command("index")).exitCode()).isZero();
        assertThat(run(command("verify")).exitCode()).isZero();
        Path file = corpus.resolve("index/names.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Outcome damaged = run(command("verify"));
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.out()).contains("index/names.parquet: has ", "run stackyard index");
    }

    @Test
    @Order(1)
    void theQuestionMustBeOne() {
        assertThat(run(command("lookup")).err()).contains("say what to look up");
        assertThat(run(command("lookup", "x", "--from-file", "y")).exitCode()).isEqualTo(2);
        assertThat(run(command("lookup", "--path", "nocolon")).err()).contains("REPO:/PREFIX");
        assertThat(run(command("export", "swhids", "--out", "x", "--all")).exitCode())
                .isEqualTo(2);
    }
}
