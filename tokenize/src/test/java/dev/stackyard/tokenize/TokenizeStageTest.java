package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.UserException;
import dev.stackyard.tokenize.bpe.SampleText;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizeStageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    /** Redacted text of every kept file, by {@code repo:path}. */
    private final Map<String, String> expected = new LinkedHashMap<>();

    private TestCorpus corpus;
    private Path root;

    @BeforeEach
    void makeCorpus() throws IOException {
        root = directory.resolve("corpus");
        corpus = makeCorpusAt(root);
    }

    private TestCorpus makeCorpusAt(Path place) throws IOException {
        expected.clear();
        TestCorpus made = TestCorpus.in(place);
        SplittableRandom random = new SplittableRandom(21);
        for (int part = 0; part < 3; part++) {
            if (part > 0) {
                made.part();
            }
            for (int repository = 0; repository < 6; repository++) {
                String name = "owner" + part + "/repo" + repository;
                made.repository(name).stub("/logo.png", Stub.BINARY);
                for (int file = 0; file < 1 + random.nextInt(9); file++) {
                    String path = "/src/file" + file + (file % 2 == 0 ? ".py" : file % 3 == 0 ? ".c" : ".txt");
                    String text = SampleText.code(random, random.nextInt(200)) + " mail jane@example.org\n"
                            + String.join(" ", SpecialTokens.STARCODER2);
                    made.file(path, text);
                    expected.put(name + ":" + path, TestLayers.redacted(text));
                    made.file("/drop" + file + ".py", "this is not to be trained on");
                }
            }
        }
        made.run(TestLayers.languages(), TestLayers.licenses(), TestLayers.pii());
        return made;
    }

    private static TokenizeSettings settings(long shardTokens, long maxDocumentTokens, String tokenizer) {
        return new TokenizeSettings(
                tokenizer,
                600,
                1 << 20,
                2,
                0.5,
                SpecialTokens.REPO_NAME,
                SpecialTokens.FILE_SEP,
                SpecialTokens.END_OF_TEXT,
                shardTokens,
                maxDocumentTokens,
                Map.of());
    }

    private static TokenizeStage stage() {
        return new TokenizeStage(settings(4_000, 100_000_000, ""));
    }

    private Storage storage() {
        return Storages.of(root);
    }

    private Tokenizer tokenizer() throws IOException {
        return Tokenizer.read("tokenizer.json", Files.readAllBytes(root.resolve("tokenizer/tokenizer.json")));
    }

    @Test
    void everyKeptFileIsInExactlyOneSegmentThatDecodesToItsRedactedText() throws IOException {
        corpus.run(stage());
        Manifest manifest = Manifest.read(storage());
        Tokenizer tokenizer = tokenizer();
        Map<String, String> found = new TreeMap<>();
        for (Manifest.Shard shard : manifest.shards()) {
            int[] all = allTokens(shard);
            String last = "";
            List<ProvenanceRow> rows = rows(manifest, shard);
            for (ProvenanceRow row : rows) {
                int from = Math.toIntExact(row.firstToken());
                int to = from + Math.toIntExact(row.tokenCount());
                assertThat(Arrays.stream(all, from, to).anyMatch(tokenizer::isControl))
                        .isFalse();
                byte[] text = tokenizer.decode(all, from, to);
                assertThat(new Sha1().of(text, 0, text.length)).isEqualTo(row.releasedSha1());
                assertThat(row.detectedLicenses()).containsExactly("MIT");
                assertThat(row.redactions()).isEqualTo(1);
                assertThat(row.shard()).isEqualTo(shard.name());
                assertThat(row.swhid()).isGreaterThan(last);
                last = row.swhid();
                found.put(repositoryAndPath(row.swhid()), new String(text, StandardCharsets.UTF_8));
            }
            assertThat(rows).hasSize(Math.toIntExact(shard.segments()));
        }
        assertThat(found).isEqualTo(new TreeMap<>(expected));
        assertThat(manifest.shards()).hasSizeGreaterThan(2);
    }

    private int[] allTokens(Manifest.Shard shard) throws IOException {
        return Arrays.stream(IndependentMegatron.read(root.resolve("shards"), shard.name())
                        .documents())
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    private List<ProvenanceRow> rows(Manifest manifest, Manifest.Shard shard) throws IOException {
        List<ProvenanceRow> rows = new ArrayList<>();
        new ProvenanceReader(storage(), manifest).forEach(shard, rows::add);
        return rows;
    }

    private static String repositoryAndPath(String swhid) {
        String origin = swhid.replaceFirst(".*;origin=https://github.com/([^;]*).*", "$1");
        return origin + ":" + swhid.replaceFirst(".*;path=", "");
    }

    @Test
    void documentsAreRepositoriesRenderedAsStarCoder2Does() throws IOException {
        corpus.run(stage());
        Tokenizer tokenizer = tokenizer();
        int withMetadata = 0;
        int documents = 0;
        List<String> texts = new ArrayList<>();
        for (Manifest.Shard shard : Manifest.read(storage()).shards()) {
            for (int[] ids : IndependentMegatron.read(root.resolve("shards"), shard.name())
                    .documents()) {
                documents++;
                assertThat(ids[ids.length - 1]).isZero();
                assertThat(ids[0]).isIn(5, 6);
                withMetadata += ids[0] == 5 ? 1 : 0;
                texts.addAll(filesOf(ids, tokenizer));
                assertThat(Arrays.stream(ids).filter(id -> id == 0)).hasSize(1);
            }
        }
        assertThat(documents).isEqualTo(18);
        assertThat(withMetadata).isBetween(3, 15);
        assertThat(texts).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    /** Takes a document apart by its control tokens; checks names and paths on the way. */
    private List<String> filesOf(int[] ids, Tokenizer tokenizer) {
        List<String> files = new ArrayList<>();
        boolean metadata = ids[0] == 5;
        int from = 1;
        String repository = "";
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] == 6 || ids[i] == 0) {
                String piece = new String(tokenizer.decode(ids, from, i), StandardCharsets.UTF_8);
                if (metadata && from == 1) {
                    repository = piece;
                } else if (metadata) {
                    int line = piece.indexOf('\n');
                    assertThat(expected).containsKey(repository + ":/" + piece.substring(0, line));
                    files.add(piece.substring(line + 1));
                } else {
                    files.add(piece);
                }
                from = i + 1;
            }
        }
        return files;
    }

    @Test
    void bytesDoNotDependOnThreadsOrMemory() throws IOException {
        corpus.run(new EngineSettings(1, 64L << 20, 7), stage());
        Map<String, String> one = files(root);
        Path other = directory.resolve("other");
        makeCorpusAt(other).run(new EngineSettings(4, 8L << 20, 7), stage());
        assertThat(files(other)).isEqualTo(one);
    }

    @Test
    void theSeedChangesOrderAndFormButNoText() throws IOException {
        corpus.run(new EngineSettings(2, 64L << 20, 1), stage());
        Map<String, String> first = files(root);
        corpus.run(new EngineSettings(2, 64L << 20, 2), stage());
        assertThat(files(root)).isNotEqualTo(first);
        everyKeptFileIsInExactlyOneSegmentThatDecodesToItsRedactedText();
    }

    @Test
    void nothingIsWrittenAgainWhenNothingHasChanged() throws IOException {
        corpus.run(stage());
        Map<String, Object> before = fileKeys();
        corpus.run(stage());
        assertThat(fileKeys()).isEqualTo(before);
    }

    @Test
    void otherSettingsReplaceAllShards() throws IOException {
        corpus.run(stage());
        int many = Manifest.read(storage()).shards().size();
        corpus.run(new TokenizeStage(settings(100_000_000, 100_000_000, "")));
        assertThat(Manifest.read(storage()).shards()).hasSize(1).hasSizeLessThan(many);
        assertThat(files(root).keySet().stream().filter(name -> name.startsWith("shards/")))
                .containsExactlyInAnyOrder(
                        "shards/manifest.json",
                        "shards/provenance/part-00000.parquet",
                        "shards/train-00000.bin",
                        "shards/train-00000.idx");
    }

    /** Stops whenever six files have been begun: in parts, in shards, in the end. A shard with all that it needs is four. */
    @Test
    void aRunThatWasCutOffGoesOnAndGivesTheSameBytes() throws IOException {
        corpus.run(stage());
        Map<String, String> whole = files(root);
        Path cut = directory.resolve("cut");
        TestCorpus other = makeCorpusAt(cut);
        int attempts = 0;
        while (!Files.exists(cut.resolve("shards/manifest.json"))) {
            CutOff storage = new CutOff(Storages.of(cut), 6);
            try {
                CutOff.run(storage, stage());
            } catch (CutOff.PulledPlug e) {
                attempts++;
            }
            assertThat(attempts).as("runs").isLessThan(60);
        }
        assertThat(attempts).isGreaterThan(4);
        other.run(stage());
        assertThat(files(cut)).isEqualTo(whole);
    }

    @Test
    void aLongRepositoryBecomesSeveralDocuments() throws IOException {
        corpus.run(new TokenizeStage(settings(1_000_000, 700, "")));
        Manifest manifest = Manifest.read(storage());
        assertThat(manifest.totals().documents()).isGreaterThan(25);
        assertThat(manifest.totals().segments()).isEqualTo(expected.size());
        everyKeptFileIsInExactlyOneSegment(manifest);
        for (int[] ids :
                IndependentMegatron.read(root.resolve("shards"), "train-00000").documents()) {
            long files = Arrays.stream(ids).filter(id -> id == 6).count();
            assertThat(ids.length <= 700 || files == 1).isTrue();
        }
    }

    private void everyKeptFileIsInExactlyOneSegment(Manifest manifest) throws IOException {
        List<String> found = new ArrayList<>();
        for (Manifest.Shard shard : manifest.shards()) {
            rows(manifest, shard).forEach(row -> found.add(repositoryAndPath(row.swhid())));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected.keySet());
    }

    @Test
    void theManifestCountsAndFollowsItsSchema() throws IOException {
        corpus.run(new TokenizeStage(
                settings(4_000, 100_000_000, ""), new Manifest.RecipeReference("test", "ab".repeat(32))));
        JsonNode json = JSON.readTree(Files.readAllBytes(root.resolve("shards/manifest.json")));
        try (InputStream schema = Manifest.class.getResourceAsStream("manifest.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(json))
                    .isEmpty();
        }
        Manifest manifest = Manifest.read(storage());
        Manifest.Totals totals = manifest.totals();
        assertThat(totals.documents()).isEqualTo(18);
        assertThat(totals.tokensByLanguage()).containsOnlyKeys("C", "Python", "unknown");
        assertThat(totals.tokensByLanguage().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(totals.segmentTokens());
        assertThat(totals.tokensByLicenseType()).containsOnlyKeys("permissive");
        assertThat(totals.tokens())
                .isEqualTo(manifest.shards().stream()
                        .mapToLong(shard -> shard.bin().bytes() / 2)
                        .sum());
        assertThat(manifest.specialTokens())
                .hasSize(38)
                .containsEntry("<file_sep>", 6)
                .containsEntry("<PASSWORD>", 37);
        assertThat(manifest.tokenizer().trained()).isTrue();
        assertThat(manifest.redacted()).isTrue();
        assertThat(json.at("/recipe/name").asText()).isEqualTo("test");
        assertThat(json.at("/shards/0/bin/file").asText()).isEqualTo("train-00000.bin");
    }

    @Test
    void lookupFindsEveryCopyOfAContent() throws IOException {
        corpus.run(stage());
        Manifest manifest = Manifest.read(storage());
        ProvenanceReader reader = new ProvenanceReader(storage(), manifest);
        ProvenanceRow any = rows(manifest, manifest.shards().get(1)).get(0);
        String core = any.swhid().substring(0, 50);
        assertThat(reader.lookup(core)).containsExactly(any);
        assertThat(reader.lookup("swh:1:cnt:" + "0".repeat(40))).isEmpty();
    }

    @Test
    void verifyAgreesAndNamesWhatHasBeenDamaged() throws IOException {
        corpus.run(stage());
        List<String> problems = new ArrayList<>();
        assertThat(ShardVerifier.verify(storage(), problems::add)).isEqualTo(expected.size());
        assertThat(problems).isEmpty();
        Path bin = root.resolve("shards/train-00001.bin");
        byte[] bytes = Files.readAllBytes(bin);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bin, bytes);
        ShardVerifier.verify(storage(), problems::add);
        assertThat(problems).anyMatch(problem -> problem.contains("train-00001.bin: has "));
        problems.clear();
        Files.write(root.resolve("shards/train-00000.idx"), new byte[50]);
        ShardVerifier.verify(storage(), problems::add);
        assertThat(problems).anyMatch(problem -> problem.contains("train-00000.idx: is no Megatron index"));
    }

    @Test
    void aGivenTokenizerIsCopiedAndDecidesTheWidth() throws IOException {
        corpus.run(stage());
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readAllBytes(root.resolve("tokenizer/tokenizer.json")));
        ((ArrayNode) json.at("/added_tokens")).addObject().put("id", 70_000).put("content", "<|far|>");
        Path given = directory.resolve("given.json");
        Files.write(given, JSON.writeValueAsBytes(json));
        corpus.run(new TokenizeStage(settings(4_000, 100_000_000, given.toString())));
        assertThat(root.resolve("tokenizer/tokenizer.json")).hasSameBinaryContentAs(given);
        assertThat(root.resolve("tokenizer/training.json")).doesNotExist();
        Manifest manifest = Manifest.read(storage());
        assertThat(manifest.tokenizer().tokenType()).isEqualTo("int32");
        assertThat(manifest.tokenizer().trained()).isFalse();
        assertThat(IndependentMegatron.read(root.resolve("shards"), "train-00000")
                        .dtype())
                .isEqualTo(4);
        List<String> problems = new ArrayList<>();
        ShardVerifier.verify(storage(), problems::add);
        assertThat(problems).isEmpty();
    }

    @Test
    void aTokenizerWithoutTheControlTokensIsRefusedWithAdvice() throws IOException {
        corpus.run(stage());
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readAllBytes(root.resolve("tokenizer/tokenizer.json")));
        ((ObjectNode) json.at("/added_tokens/6")).put("content", "<|file_sep|>");
        Path given = directory.resolve("given.json");
        Files.write(given, JSON.writeValueAsBytes(json));
        assertThatThrownBy(() -> corpus.run(new TokenizeStage(settings(4_000, 100_000_000, given.toString()))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no control token <file_sep>")
                .hasMessageContaining("set file_token to one of its own")
                .hasMessageContaining("<|file_sep|>");
        assertThatThrownBy(() -> new TokenizeStage(settings(1, 16, "no-such-file.json")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no-such-file.json");
    }

    @Test
    void aCorpusWithNothingToTrainOnHasNoShards() throws IOException {
        Path empty = directory.resolve("empty");
        TestCorpus.in(empty).repository("a/b").stub("/x.png", Stub.BINARY).run(stage());
        Manifest manifest = Manifest.read(Storages.of(empty));
        assertThat(manifest.shards()).isEmpty();
        assertThat(manifest.redacted()).isFalse();
        assertThat(manifest.tokenizer().vocabularySize()).isEqualTo(38 + 256);
    }

    @Test
    void withoutRunningThereIsNoManifest() {
        assertThatThrownBy(() -> Manifest.read(storage()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("run stackyard tokenize");
    }

    /** Content of all files that tokenizing writes, by name. */
    private static Map<String, String> files(Path corpus) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : written(corpus)) {
            files.put(
                    corpus.relativize(file).toString(),
                    dev.stackyard.corpus.Fingerprints.ofBytes(Files.readAllBytes(file)));
        }
        return files;
    }

    private Map<String, Object> fileKeys() throws IOException {
        Map<String, Object> keys = new TreeMap<>();
        for (Path file : written(root)) {
            keys.put(file.toString(), List.of(Files.getLastModifiedTime(file), Files.getAttribute(file, "unix:ino")));
        }
        return keys;
    }

    private static List<Path> written(Path corpus) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("tokenizer", "shards")) {
            try (Stream<Path> walk = Files.walk(corpus.resolve(name))) {
                walk.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }
}
