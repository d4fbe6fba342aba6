package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.cli.terminal.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command on one corpus that was built from two repositories, as a user runs them. */
class WholeWayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static Path corpus;
    private static Path cat;
    private static Path dog;
    private static Captured build;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeAll
    static void buildOnce() throws Exception {
        cat = new GitRepository(directory.resolve("cat"))
                .file("src/main.py", GitRepository.python(1))
                .file("src/same.py", GitRepository.python(2))
                .file("mail.py", "AUTHOR = 'jane.roe@somecompany.io'\n\n\n" + GitRepository.python(3))
                .file("data.csv", "1,2,3\n4,5,6\n")
                .commit(6);
        dog = new GitRepository(directory.resolve("dog"))
                .file("copy.py", GitRepository.python(2))
                .file("other.py", GitRepository.python(4))
                .commit(1);
        corpus = directory.resolve("corpus");
        build = new Captured(0, "");
        assertThat(Main.run(build.terminal(), command("build", "--from", "git:" + cat, "--from", dog.toString())))
                .as(build.err())
                .isZero();
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
        Outcome outcome = run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(1);
        return JSON.readTree(outcome.out());
    }

    @Test
    void buildEndsWithTables() {
        assertThat(build.out())
                .containsPattern("Python +5 .* 4 ")
                .containsPattern("duplicates +exact-duplicate +1 ")
                .containsPattern("languages +excluded-language +1 ")
                .contains("shards:   " + corpus + "/shards/manifest.json")
                .contains("report:   " + corpus + "/report.html");
        assertThat(build.err()).contains("ingest: 6 rows").doesNotContain("\u001b");
    }

    @Test
    void buildingAgainDoesNothingAndSaysSo() throws IOException {
        JsonNode again = json(command("build", "--json", "--quiet"));
        assertThat(again.at("/rejects").longValue()).isZero();
        assertThat(again.at("/stages")).isNotEmpty().allSatisfy(stage -> {
            assertThat(stage.get("parts_done").intValue()).isZero();
            assertThat(stage.get("parts_up_to_date").intValue()).isEqualTo(1);
            assertThat(stage.get("rows").longValue()).isEqualTo(6);
        });
        assertThat(again.at("/data/statistics/kept/rows").longValue()).isEqualTo(4);
        assertThat(again.at("/data/shards/tokens_by_language/Python").longValue())
                .isPositive();
        assertThat(again.at("/manifest").textValue()).endsWith("shards/manifest.json");
    }

    @Test
    void quietSaysNothingOnStandardError() {
        assertThat(run(command("report", "--quiet")).err()).isEmpty();
    }

    @Test
    void explainTellsWhyAndWhatIsKeptInstead() {
        Outcome outcome = run(command("explain", "dog:copy.py"));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("dog:/copy.py")
                .contains("dropped by duplicates, rule exact-duplicate: another file has the same bytes")
                .contains("kept instead: cat:/src/same.py")
                .containsPattern("languages +language +Python");
    }

    @Test
    void explainShowsWhereKeptFilesAre() throws IOException {
        JsonNode rows = json(command("explain", "main.py", "--json")).get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("kept").booleanValue()).isTrue();
        assertThat(rows.get(0).at("/tokens/0/shard").textValue()).isEqualTo("train-00000");
        assertThat(rows.get(0).at("/layers/quality/num_lines").longValue()).isPositive();
    }

    @Test
    void explainAnswersEveryLineOfAFileInOnePass() throws Exception {
        String same =
                new GitRepository(cat).git("rev-parse", "HEAD:src/same.py").strip();
        String revision = new GitRepository(dog).git("rev-parse", "HEAD").strip();
        String questions = String.join(
                "\n",
                "cat:/data.csv",
                "",
                "swh:1:cnt:" + same,
                "main.py",
                "main.py",
                "swh:1:rev:" + revision,
                "dog:no/such.py",
                "swh:1:cnt:nonsense",
                "/other.py");
        Captured captured = new Captured(0, questions);
        assertThat(Main.run(captured.terminal(), command("explain", "--from-file", "-", "--json")))
                .isEqualTo(1);
        List<String> answers = new ArrayList<>();
        for (String line : captured.out().lines().toList()) {
            JsonNode answer = JSON.readTree(line);
            JsonNode row = answer.get("row");
            answers.add(answer.get("query").textValue() + " "
                    + (row == null
                            ? "none"
                            : row.get("repository").textValue()
                                    + row.get("path").textValue() + " "
                                    + row.get("reasons").findValuesAsText("rule") + " "
                                    + row.get("tokens").size()));
        }
        assertThat(answers)
                .containsExactlyInAnyOrder(
                        "cat:/data.csv cat/data.csv [excluded-language, low-alpha] 0",
                        "swh:1:cnt:" + same + " cat/src/same.py [] 1",
                        "swh:1:cnt:" + same + " dog/copy.py [exact-duplicate] 0",
                        "main.py cat/src/main.py [] 1",
                        "swh:1:rev:" + revision + " dog/copy.py [exact-duplicate] 0",
                        "swh:1:rev:" + revision + " dog/other.py [] 1",
                        "/other.py dog/other.py [] 1",
                        "dog:no/such.py none",
                        "swh:1:cnt:nonsense none");
        assertThat(captured.err()).isEqualTo("stackyard: 2 questions without an answer\n");
    }

    @Test
    void explainOfAFileSaysTheSameAsOneByOne() throws IOException {
        Path questions = directory.resolve("questions.txt");
        Files.writeString(questions, "cat:/mail.py\ndog:/other.py\n");
        Outcome batch = run(command("explain", "--from-file", questions.toString()));
        assertThat(batch.exitCode()).as(batch.err()).isZero();
        assertThat(batch.out())
                .isEqualTo(run(command("explain", "cat:/mail.py")).out()
                        + run(command("explain", "dog:/other.py")).out());
        assertThat(run(command("explain", "--from-file", directory + "/none")).err())
                .contains("none is not there");
        assertThat(run(command("explain", "a.py", "--from-file", questions.toString()))
                        .exitCode())
                .isEqualTo(2);
        assertThat(run(command("explain")).err()).contains("--from-file");
    }

    @Test
    void lookupFindsAContentInEveryRepository() throws Exception {
        String id = new GitRepository(cat).git("rev-parse", "HEAD:src/same.py").strip();
        JsonNode found = json(command("lookup", "swh:1:cnt:" + id, "--json"));
        assertThat(found.get("matches").longValue()).isEqualTo(2);
        assertThat(found.get("repositories").toString()).isEqualTo("{\"cat\":1,\"dog\":1}");
        assertThat(found.at("/rows/0/tokens")).hasSize(1);
        assertThat(found.at("/rows/1/tokens")).isEmpty();
        assertThat(found.at("/rows/1/drop").textValue()).isEqualTo("duplicates/exact-duplicate");
    }

    @Test
    void lookupFindsTheFilesOfARevision() throws Exception {
        String revision = new GitRepository(dog).git("rev-parse", "HEAD").strip();
        Outcome outcome = run(command("lookup", "swh:1:rev:" + revision, "--limit", "1"));
        assertThat(outcome.out()).startsWith("2 rows in 1 repository").contains("1 more row: see --limit");
    }

    @Test
    void lookupOfNothingSaysSo() {
        Outcome outcome = run(command("lookup", "swh:1:dir:" + "0".repeat(40)));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("has no row for swh:1:dir:");
    }

    @Test
    void verifyReadsLayersAndShards() throws IOException {
        JsonNode result = json(command("verify", "--json", "--quiet"));
        assertThat(result.get("rows").longValue()).isEqualTo(6);
        assertThat(result.get("segments").longValue()).isEqualTo(4);
        assertThat(result.get("problems")).isEmpty();
    }

    @Test
    void exportMasksPersonalData() throws IOException {
        Path out = directory.resolve("flat.jsonl");
        assertThat(run(command("export", "--format", "jsonl", "--out", out.toString()))
                        .exitCode())
                .isZero();
        assertThat(Files.readString(out)).contains("<EMAIL>").doesNotContain("jane.roe");
        assertThat(Files.readAllLines(out)).hasSize(4);
    }

    @Test
    void encodeAndDecodeAreInverse(@TempDir Path other) throws IOException {
        String tokenizer = corpus.resolve("tokenizer/tokenizer.json").toString();
        String text = "def step(value):\n    return '<|endoftext|>' + value\n";
        Captured encoded = new Captured(0, text);
        assertThat(Main.run(encoded.terminal(), "encode", "--tokenizer", tokenizer))
                .isZero();
        assertThat(encoded.out().lines()).hasSize(1);
        assertThat(encoded.out().split("[ \n]")).doesNotContain("0");
        assertThat(encoded.err()).contains("-: " + text.length() + " bytes, ");
        Captured decoded = new Captured(0, encoded.out());
        assertThat(Main.run(decoded.terminal(), "encode", "--tokenizer", tokenizer, "--decode", "-"))
                .isZero();
        assertThat(decoded.out()).isEqualTo(text);
        JsonNode json = json(
                "encode",
                "--tokenizer",
                tokenizer,
                "--json",
                cat.resolve("mail.py").toString());
        assertThat(json.at("/texts/0/tokens").longValue())
                .isEqualTo(json.at("/texts/0/ids").size());
        Path ids = Files.writeString(other.resolve("ids.txt"), encoded.out());
        JsonNode back = json("encode", "--tokenizer", tokenizer, "--decode", "--json", ids.toString());
        assertThat(back.at("/texts/0/text").textValue()).isEqualTo(text);
    }

    @Test
    void identifyNamesLinesOfFindings() throws IOException {
        JsonNode files = json(
                        "identify",
                        "--json",
                        cat.resolve("mail.py").toString(),
                        cat.resolve("data.csv").toString())
                .get("files");
        assertThat(files.at("/0/language").textValue()).isEqualTo("Python");
        assertThat(files.at("/0/findings/0/line").longValue()).isEqualTo(1);
        assertThat(files.at("/0/findings/0/replacement").textValue()).isEqualTo("<EMAIL>");
        assertThat(files.at("/1/would_be_dropped/0/rule").textValue()).isEqualTo("excluded-language");
    }

    @Test
    void aChangedSettingRunsOnlyWhatIsStale(@TempDir Path other) throws IOException {
        assertThat(run("build", "--from", "git:" + cat, "--corpus", other.toString(), "-q")
                        .exitCode())
                .isZero();
        JsonNode changed =
                json("curate", "--set", "curate.max_lines=3", "--json", "--quiet", "--corpus", other.toString());
        assertThat(changed.at("/stages/0/parts_done").intValue()).isEqualTo(1);
        assertThat(changed.at("/stages/0/drops/too-many-lines").longValue()).isEqualTo(3);
        JsonNode same =
                json("curate", "--set", "curate.max_lines=3", "--json", "--quiet", "--corpus", other.toString());
        assertThat(same.at("/stages/0/parts_done").intValue()).isZero();
        Outcome languages = run("languages", "--corpus", other.toString(), "-q");
        assertThat(languages.out()).startsWith("languages: was up to date, 4 rows; drops 1: excluded-language 1");
    }

    @Test
    void rejectsAreCountedAndNamed(@TempDir Path other) throws Exception {
        Path broken = new GitRepository(other.resolve("acme/broken"))
                .file("a.py", GitRepository.python(9))
                .commit(1);
        String tree = new GitRepository(broken).git("rev-parse", "HEAD^{tree}").strip();
        Files.delete(broken.resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
        String[] build = {"build", "-q", "--from", "git:" + broken, "--from", "git:" + dog, "--corpus", other + "/c"};
        Outcome outcome = run(build);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("acme/broken", "--max-rejects 0");
        assertThat(outcome.out()).contains("Sources without rows");
    }

    @Test
    void nothingToIngestIsAnError(@TempDir Path other) {
        Outcome outcome = run("build", "--from", "git:" + other.resolve("no/such"), "--corpus", other + "/c");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no/such").doesNotContain("\tat ");
        assertThat(run("build", "--from", "no/such", "--corpus", other + "/c").err())
                .contains("git:PATH_OR_URL");
    }
}
