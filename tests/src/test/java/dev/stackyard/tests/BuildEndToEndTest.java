package dev.stackyard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stackyard build} on repositories made for it, looked at from outside. */
class BuildEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static Path corpusDirectory;
    private static List<Path> repositories;
    private static Stackyard.Outcome build;

    @BeforeAll
    static void buildOnce() throws IOException {
        Repositories make = new Repositories(directory.resolve("repositories"));
        repositories =
                List.of(make.polyglot(), make.duplicates(), make.specialTokens(SpecialTokens.STARCODER2), make.empty());
        corpusDirectory = directory.resolve("corpus");
        build = Stackyard.run(directory, buildCommand(corpusDirectory, "2"));
    }

    private static String[] buildCommand(Path corpus, String threads) {
        List<String> command = new ArrayList<>(List.of("build", "--corpus", corpus.toString(), "--threads", threads));
        repositories.forEach(repository -> command.addAll(List.of("--from", "git:" + repository)));
        return command.toArray(String[]::new);
    }

    @Test
    void endsWellAndTellsWhereThingsAre() {
        assertThat(build.exitCode()).as(build.all()).isZero();
        assertThat(build.output()).contains("Python").contains("manifest.json").contains("report.html");
    }

    @Test
    void everyFileOfEveryHeadTreeHasARow() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Path repository : repositories.subList(0, 3)) {
            String tree =
                    new String(Repositories.git(repository, "ls-tree", "-r", "-z", "HEAD"), StandardCharsets.UTF_8);
            for (String entry : tree.split("\0")) {
                String[] parts = entry.split("[ \t]", 4);
                expected.put(repository.getFileName() + ":/" + parts[3], parts[0] + " " + parts[2]);
            }
        }
        Map<String, String> found = new TreeMap<>();
        CorpusFiles.forEachRow(CorpusFiles.open(corpusDirectory), FilesLayer.SCHEMA.columns(), row -> {
            String name = row.get(FilesLayer.REPO_NAME);
            found.put(
                    name.substring(name.lastIndexOf('/') + 1) + ":" + row.get(FilesLayer.PATH),
                    row.get(FilesLayer.MODE) + " " + row.get(FilesLayer.CONTENT_ID));
        });
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyLayerHasAsManyRowsAsFiles() throws IOException {
        Corpus corpus = CorpusFiles.open(corpusDirectory);

        assertThat(corpus.layers())
                .contains("files", "contents", "languages", "licenses", "quality", "duplicates", "pii");
        for (String layer : corpus.layers()) {
            for (PartId part : corpus.parts()) {
                assertThat(corpus.rowCount(layer, part))
                        .as("%s %s", layer, part)
                        .isEqualTo(corpus.rowCount(part));
            }
        }
    }

    @Test
    void verdictsAreWhatTheFilesDeserve() throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        Corpus corpus = CorpusFiles.open(corpusDirectory);
        Selection selection = Selection.of(corpus);
        List<dev.stackyard.corpus.Column<?>> columns = new ArrayList<>(selection.columns());
        columns.add(FilesLayer.PATH);
        columns.add(FilesLayer.REPO_NAME);
        CorpusFiles.forEachRow(corpus, columns, row -> {
            String name = row.get(FilesLayer.REPO_NAME);
            verdicts.put(
                    name.substring(name.lastIndexOf('/') + 1) + row.get(FilesLayer.PATH),
                    selection
                            .verdict(row)
                            .map(verdict -> verdict.layer() + "/" + verdict.rule())
                            .orElse("kept"));
        });
        assertThat(verdicts)
                .containsEntry("polyglot/src/main.py", "kept")
                .containsEntry("polyglot/src/mail.py", "kept")
                .containsEntry("polyglot/logo.png", "files/binary")
                .containsEntry("polyglot/link.py", "files/symlink")
                .containsEntry("copies/same.py", "duplicates/exact-duplicate")
                .containsEntry("copies/near.java", "duplicates/near-duplicate")
                .containsEntry("copies/other.py", "kept")
                .containsEntry("copies/vendor/gpl/gpl.c", "licenses/non-permissive-license")
                .containsEntry("tokens/tokens.py", "kept");
        assertThat(verdicts.get("polyglot/src/generated.py")).startsWith("quality/generated");
        assertThat(verdicts.get("polyglot/empty.py")).startsWith("quality/");
    }

    @Test
    void aFilesOwnTagWinsOverItsDirectory() throws IOException {
        Map<String, String> types = new TreeMap<>();
        CorpusFiles.forEachRow(
                CorpusFiles.open(corpusDirectory),
                List.of(FilesLayer.PATH, FilesLayer.REPO_NAME, LicensesLayer.LICENSE_TYPE),
                row -> types.put(row.get(FilesLayer.PATH), row.get(LicensesLayer.LICENSE_TYPE)));
        assertThat(types)
                .containsEntry("/vendor/gpl/gpl.c", "non_permissive")
                .containsEntry("/src/main.py", "permissive");
    }

    @Test
    void noSpecialIdComesFromText() throws IOException {
        JsonNode manifest = manifest();
        long endOfText = manifest.at("/special_tokens/<|endoftext|>").asLong(-1);
        assertThat(manifest.at("/special_tokens").size()).isEqualTo(SpecialTokens.STARCODER2.size());
        for (JsonNode shard : manifest.at("/shards")) {
            MegatronShard tokens = shard(shard);
            long[] special = Arrays.stream(tokens.tokens())
                    .filter(id -> id < SpecialTokens.STARCODER2.size())
                    .filter(id -> id != endOfText)
                    .toArray();
            // only <repo_name> and <file_sep> are the renderer's to use for code
            assertThat(Arrays.stream(special).allMatch(id -> id == 5 || id == 6))
                    .isTrue();
            assertThat(Arrays.stream(tokens.tokens())
                            .filter(id -> id == endOfText)
                            .count())
                    .isEqualTo(tokens.documents());
        }
    }

    @Test
    void documentsDecodeToTheirRenderedText() throws IOException {
        HuggingFaceOracle oracle = HuggingFaceOracle.load(corpusDirectory.resolve("tokenizer/tokenizer.json"));
        StringBuilder all = new StringBuilder();
        for (JsonNode shard : manifest().at("/shards")) {
            MegatronShard tokens = shard(shard);
            for (int i = 0; i < tokens.documents(); i++) {
                String text = oracle.decode(tokens.document(i));
                assertThat(text).matches("(?s)(<repo_name>|<file_sep>).*<\\|endoftext\\|>");
                all.append(text);
            }
        }
        assertThat(all)
                .contains(Repositories.python(1))
                .contains(Repositories.python(77))
                .contains(Repositories.LATIN_1_NOTES);
        assertThat(all).doesNotContain("jane.roe@somecompany.io").contains("AUTHOR = '<EMAIL>'");
        assertThat(all).doesNotContain("GPL-3.0-only");
    }

    @Test
    void verifyFindsNothingWrong() {
        Stackyard.Outcome verify = Stackyard.run(directory, "verify", "--corpus", corpusDirectory.toString());
        assertThat(verify.exitCode()).as(verify.all()).isZero();
    }

    @Test
    void lookupFindsWhatIsInAndExplainSaysWhyNot() throws IOException {
        String kept = id("/src/main.py");
        Stackyard.Outcome lookup = Stackyard.run(
                directory, "lookup", "swh:1:cnt:" + kept, "--corpus", corpusDirectory.toString(), "--json");
        assertThat(lookup.exitCode()).as(lookup.all()).isZero();
        assertThat(lookup.output()).contains("train-00000").contains("/src/main.py");

        Stackyard.Outcome explain = Stackyard.run(
                directory, "explain", "swh:1:cnt:" + id("/vendor/gpl/gpl.c"), "--corpus", corpusDirectory.toString());
        assertThat(explain.exitCode()).as(explain.all()).isZero();
        assertThat(explain.output()).contains("non-permissive-license").contains("GPL-3.0-only");
    }

    @Test
    void threadsDoNotChangeABit() throws IOException {
        for (String threads : List.of("1", "5")) {
            Path other = directory.resolve("corpus-" + threads);
            Stackyard.Outcome outcome = Stackyard.run(directory, buildCommand(other, threads));
            assertThat(outcome.exitCode()).as(outcome.all()).isZero();
            assertThat(CorpusFiles.checksums(other)).isEqualTo(CorpusFiles.checksums(corpusDirectory));
        }
    }

    @Test
    void runningItAgainChangesNothing() throws IOException {
        var before = CorpusFiles.checksums(corpusDirectory);
        Stackyard.Outcome again = Stackyard.run(directory, buildCommand(corpusDirectory, "2"));
        assertThat(again.exitCode()).as(again.all()).isZero();
        assertThat(CorpusFiles.checksums(corpusDirectory)).isEqualTo(before);
    }

    private static String id(String path) throws IOException {
        List<String> ids = new ArrayList<>();
        CorpusFiles.forEachRow(
                CorpusFiles.open(corpusDirectory), List.of(FilesLayer.PATH, FilesLayer.CONTENT_ID), row -> {
                    if (row.get(FilesLayer.PATH).equals(path)) {
                        ids.add(row.get(FilesLayer.CONTENT_ID));
                    }
                });
        return ids.get(0);
    }

    private static JsonNode manifest() throws IOException {
        return JSON.readTree(Files.readAllBytes(corpusDirectory.resolve("shards/manifest.json")));
    }

    private static MegatronShard shard(JsonNode shard) throws IOException {
        Path shards = corpusDirectory.resolve("shards");
        return MegatronShard.read(
                shards.resolve(shard.at("/bin/file").asText()),
                shards.resolve(shard.at("/idx/file").asText()));
    }

    @Test
    void nothingIsLeftOver() throws IOException {
        assertThat(CorpusFiles.checksums(corpusDirectory).keySet())
                .noneMatch(name -> name.contains("work/") || name.contains(".writing-") || name.endsWith(".lock"));
    }
}
