package dev.stackyard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Garbage wherever bytes come in: one clear line, the right exit code, nothing lost. */
class GarbageInTest {

    @TempDir
    Path directory;

    private Repositories make;
    private Path good;

    @BeforeEach
    void makeRepository() throws IOException {
        make = new Repositories(directory.resolve("repositories"));
        good = make.create("acme/good")
                .file("LICENSE", "MIT License\n\nCopyright (c) 2024 Octo\n\n" + Repositories.MIT_HEADER)
                .file("a.py", Repositories.python(3))
                .commit();
    }

    private static void saysOneLine(Stackyard.Outcome outcome, int exitCode, String... words) {
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(exitCode);
        assertThat(outcome.errors()).as(outcome.all()).doesNotContain("\tat ").contains(words);
    }

    @Test
    void aBrokenRepositoryIsCountedAndTheOthersGoOn() throws IOException {
        Path broken = make.broken();
        Path corpus = directory.resolve("corpus");
        Stackyard.Outcome outcome = Stackyard.run(
                directory, "build", "--from", "git:" + broken, "--from", "git:" + good, "--corpus", corpus.toString());

        saysOneLine(outcome, 1, "broken");
        assertThat(Files.exists(corpus.resolve("shards/manifest.json"))).isTrue();
        Stackyard.Outcome tolerant = Stackyard.run(
                directory,
                "build",
                "--max-rejects",
                "1",
                "--from",
                "git:" + broken,
                "--from",
                "git:" + good,
                "--corpus",
                directory.resolve("tolerant").toString());
        assertThat(tolerant.exitCode()).as(tolerant.all()).isZero();
    }

    @Test
    void aWrongRecipeIsRefusedWithItsLine() throws IOException {
        Path recipe = directory.resolve("mine.yaml");
        Files.writeString(recipe, "name: mine\nstages:\n  languages:\n    no_such_setting: 1\n");

        saysOneLine(
                Stackyard.run(directory, "build", recipe.toString(), "--from", "git:" + good, "--corpus", "c"),
                2,
                "mine.yaml line 4",
                "no_such_setting");
    }

    @Test
    void aTruncatedLayerIsNamedAndRebuilt() throws IOException {
        Path corpus = directory.resolve("corpus");
        Stackyard.run(directory, "build", "--from", "git:" + good, "--corpus", corpus.toString());
        var expected = CorpusFiles.checksums(corpus);
        Path layer = corpus.resolve("languages/part-00000.parquet");
        byte[] whole = Files.readAllBytes(layer);
        Files.write(layer, Arrays.copyOf(whole, whole.length / 2));

        saysOneLine(
                Stackyard.run(directory, "languages", "--corpus", corpus.toString()),
                2,
                "languages/part-00000.parquet");
        Files.delete(layer);
        Stackyard.Outcome again =
                Stackyard.run(directory, "build", "--from", "git:" + good, "--corpus", corpus.toString());
        assertThat(again.exitCode()).as(again.all()).isZero();
        assertThat(CorpusFiles.checksums(corpus)).isEqualTo(expected);
    }

    @Test
    void aFlippedBitIsFoundByWhoeverReadsThePage() throws IOException {
        Path corpus = directory.resolve("corpus");
        Stackyard.run(directory, "build", "--from", "git:" + good, "--corpus", corpus.toString());
        Path layer = corpus.resolve("contents/part-00000.parquet");
        byte[] bytes = Files.readAllBytes(layer);
        bytes[200] ^= 0x10;
        Files.write(layer, bytes);

        saysOneLine(
                Stackyard.run(directory, "curate", "--set", "curate.max_lines=3", "--corpus", corpus.toString()),
                2,
                "contents/part-00000.parquet",
                "ingest the same sources again");
    }

    @Test
    void damagedJournalsAndManifestsSayWhatToDo() throws IOException {
        Path corpus = directory.resolve("corpus");
        Stackyard.run(directory, "build", "--from", "git:" + good, "--corpus", corpus.toString());
        for (String body : List.of("", "{", "[]", "null", "{\"format\": 1}")) {
            Path journal = corpus.resolve("corpus.json");
            byte[] whole = Files.readAllBytes(journal);
            Files.writeString(journal, body);
            saysOneLine(
                    Stackyard.run(directory, "languages", "--corpus", corpus.toString()),
                    2,
                    "corpus.json",
                    "delete it");
            Files.write(journal, whole);
            Path manifest = corpus.resolve("shards/manifest.json");
            whole = Files.readAllBytes(manifest);
            Files.writeString(manifest, body);
            saysOneLine(
                    Stackyard.run(directory, "explain", "a.py", "--corpus", corpus.toString()),
                    2,
                    "manifest.json",
                    "tokenize again");
            Files.write(manifest, whole);
        }
    }

    @Test
    void aCorpusThatIsNoDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        saysOneLine(
                Stackyard.run(directory, "build", "--from", "git:" + good, "--corpus", file.toString()),
                2,
                "is a file");
        saysOneLine(Stackyard.run(directory, "verify", "--corpus", ""), 2, "--corpus names nothing");
        saysOneLine(Stackyard.run(directory, "build", "--from", "git:", "--corpus", "c"), 2, "names no place");
    }

    @Test
    void wrongEngineOptionsAreRefusedBeforeAnyWork() {
        for (String[] wrong : List.of(new String[] {"--engine", "flink"}, new String[] {"--memory", "-4g"})) {
            saysOneLine(
                    Stackyard.run(
                            directory, "build", "--from", "git:" + good, "--corpus", "untouched", wrong[0], wrong[1]),
                    2,
                    wrong[1].equals("flink") ? "flink" : "--memory -4g");
            assertThat(directory.resolve("untouched")).doesNotExist();
        }
    }

    @Test
    void aMalformedTokenizerIsNamed() throws IOException {
        Path tokenizer = directory.resolve("tokenizer.json");
        Files.writeString(tokenizer, "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": ");

        saysOneLine(
                Stackyard.run(
                        directory,
                        "encode",
                        "--tokenizer",
                        tokenizer.toString(),
                        good.resolve("a.py").toString()),
                2,
                "tokenizer.json");
    }

    @Test
    void aMissingSourceOrCorpusSaysWhatToDo() {
        saysOneLine(
                Stackyard.run(directory, "build", "--from", "git:/no/such/place", "--corpus", "c"),
                2,
                "/no/such/place");
        saysOneLine(Stackyard.run(directory, "report", "--corpus", "nothing-here"), 2, "nothing-here");
        saysOneLine(Stackyard.run(directory, "build", "--no-such-option"), 2, "--no-such-option");
    }
}
