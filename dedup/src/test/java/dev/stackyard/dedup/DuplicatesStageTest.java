package dev.stackyard.dedup;

import static dev.stackyard.corpus.DuplicatesLayer.CLUSTER_ID;
import static dev.stackyard.corpus.DuplicatesLayer.CLUSTER_SIZE;
import static dev.stackyard.corpus.DuplicatesLayer.KEPT_CONTENT_ID;
import static dev.stackyard.corpus.DuplicatesLayer.KEPT_PATH;
import static dev.stackyard.corpus.DuplicatesLayer.KEPT_REPO_NAME;
import static dev.stackyard.corpus.DuplicatesLayer.SIMILARITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesStageTest {

    private static final DuplicatesSettings DEFAULTS = DuplicatesSettings.defaults();

    @TempDir
    Path directory;

    private TestCorpus corpus;

    @BeforeEach
    void empty() {
        corpus = TestCorpus.in(directory);
    }

    @Test
    void keepsOneOfEqualFilesAndSaysWhich() throws IOException {
        corpus.repository("few/stars").stars(1).file("/copy.py", Texts.code(1));
        corpus.part()
                .repository("many/stars")
                .stars(9)
                .file("/a.py", Texts.code(1))
                .file("/b.py", Texts.code(2));
        run();
        assertThat(drops())
                .isEqualTo(verdicts(
                        "few/stars:/copy.py", "exact-duplicate", "many/stars:/a.py", null, "many/stars:/b.py", null));
        assertThat(evidence("few/stars:/copy.py")).isEqualTo("same bytes as many/stars:/a.py");
        String kept = corpus.byPath(FilesLayer.CONTENT_ID).get("many/stars:/a.py");
        assertThat(corpus.column(CLUSTER_ID)).containsExactly(kept, kept, null);
        assertThat(corpus.column(CLUSTER_SIZE)).containsExactly(2L, 2L, 1L);
        assertThat(corpus.column(SIMILARITY)).containsExactly(1.0, null, null);
        assertThat(corpus.column(KEPT_CONTENT_ID)).containsExactly(kept, null, null);
        assertThat(corpus.column(KEPT_REPO_NAME)).containsExactly("many/stars", null, null);
        assertThat(corpus.column(KEPT_PATH)).containsExactly("/a.py", null, null);
    }

    @Test
    void dropsNearDuplicatesWithTheExactSimilarity() throws IOException {
        List<String> words = Texts.words(1, 104);
        List<String> changed = Texts.replaced(words, 50, "changed");
        corpus.repository("a/a").stars(2).file("/kept.py", String.join(" ", words));
        corpus.repository("b/b").stars(1).file("/near.py", String.join(" ", changed));
        run();
        assertThat(corpus.byPath(SIMILARITY).get("b/b:/near.py")).isEqualTo(95.0 / 105);
        assertThat(evidence("b/b:/near.py")).isEqualTo("0.90 similar to a/a:/kept.py");
        assertThat(drops().get("a/a:/kept.py")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void theThresholdIsInclusiveAndExact(int changes) throws IOException {
        // 5 of 196 shingles go with each change: (196 - 5 k) / (196 + 5 k)
        List<String> words = Texts.words(3, 200);
        List<String> changed = words;
        for (int i = 0; i < changes; i++) {
            changed = Texts.replaced(changed, 10 + 20 * i, "changed" + i);
        }
        corpus.repository("a/a").stars(2).file("/kept.c", String.join("\n", words));
        corpus.repository("b/b").file("/near.c", String.join(" ", changed));
        double similarity = (196 - 5.0 * changes) / (196 + 5.0 * changes);
        run(TestSettings.with("threshold: " + (196 - 40.0) / (196 + 40.0), "bands: 60"));
        assertThat(corpus.byPath(SIMILARITY).get("b/b:/near.c")).isEqualTo(changes == 8 ? similarity : null);
    }

    @Test
    void whatIsDroppedIsSimilarToWhatIsKeptHoweverLongTheChain() throws IOException {
        List<String> words = Texts.words(5, 200);
        corpus.repository("chain/chain");
        for (int i = 0; i < 30; i++) {
            corpus.file(String.format("/%02d.c", i), String.join(" ", words));
            for (int k = 0; k < 3; k++) {
                words = Texts.replaced(words, (i * 7 + k * 61) % 200, "n" + i + "x" + k);
            }
        }
        run();
        List<@Nullable Double> similarities = corpus.column(SIMILARITY);
        List<@Nullable String> kept = corpus.column(KEPT_PATH);
        assertThat(similarities).filteredOn(similarity -> similarity != null).allMatch(similarity -> similarity >= 0.7);
        assertThat(corpus.byPath(DuplicatesLayer.CLUSTER_ID).values().stream()
                        .distinct()
                        .count())
                .as("one chain, several clusters")
                .isGreaterThan(4);
        assertThat(kept).filteredOn(path -> path != null).allMatch(path -> drop("chain/chain:" + path) == null);
    }

    @Test
    void choosesByLicenceThenStarsThenForksThenDate() throws IOException {
        String text = Texts.code(7);
        corpus.repository("gpl/famous").stars(900).statedLicense("GPL-3.0").file("/f", text);
        corpus.repository("none/known").stars(90).file("/f", text);
        corpus.repository("mit/forked").stars(5).forks(8).statedLicense("MIT").file("/f", text);
        corpus.repository("mit/lonely").stars(5).forks(2).statedLicense("MIT").file("/f", text);
        corpus.repository("mit/old")
                .stars(5)
                .forks(8)
                .statedLicense("MIT")
                .date("2001-01-01T00:00:00Z")
                .file("/f", text);
        run();
        assertThat(corpus.column(KEPT_REPO_NAME))
                .containsExactly("mit/forked", "mit/forked", null, "mit/forked", "mit/forked");
    }

    @Test
    void aRowThatAnotherLayerDropsNeverReplacesATrainableOne() throws IOException {
        String text = Texts.code(8);
        String variant = text + " one more line here";
        corpus.repository("big/app").stars(999).statedLicense("MIT").file("/vendor/lib.js", text);
        corpus.repository("tiny/lib").stars(1).file("/lib.js", variant);
        corpus.repository("tiny/gpl").stars(5000).statedLicense("GPL-2.0").file("/lib.js", text);
        run();
        assertThat(drop("tiny/lib:/lib.js")).isNull();
        assertThat(drop("big/app:/vendor/lib.js")).isEqualTo("near-duplicate");
        assertThat(drop("tiny/gpl:/lib.js")).isEqualTo("near-duplicate");
        assertThat(corpus.byPath(KEPT_REPO_NAME).get("tiny/gpl:/lib.js")).isEqualTo("tiny/lib");
    }

    @Test
    void verdictsOfLayersThatAreNotNamedDoNotCount() throws IOException {
        corpus.repository("big/app").stars(999).file("/vendor/lib.js", Texts.code(8));
        corpus.repository("tiny/lib").stars(1).file("/lib.js", Texts.code(8));
        run(TestSettings.with("verdict_layers: []"));
        assertThat(drop("tiny/lib:/lib.js")).isEqualTo("exact-duplicate");
    }

    @Test
    void tinyAndEmptyFilesAreComparedAsWhatTheyAre() throws IOException {
        corpus.repository("t/t");
        String[] distinct = {
            "",
            "\n",
            "{}",
            "[]",
            "1 + 1",
            "1 - 1",
            "a",
            "b",
            "x y z w",
            "x y z v",
            "#!",
            "#include <a.h>",
            "#include \"a.h\""
        };
        for (int i = 0; i < distinct.length; i++) {
            corpus.file(String.format("/%02d", i), distinct[i]);
        }
        corpus.repository("u/u")
                .stars(1)
                .file("/empty", "")
                .file("/spaced", "x  y\tz w\n")
                .file("/same", "{}");
        run();
        assertThat(drops().entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(Map.Entry::toString))
                .containsExactlyInAnyOrder(
                        "t/t:/00=exact-duplicate", "t/t:/02=exact-duplicate", "t/t:/08=near-duplicate");
        assertThat(corpus.byPath(SIMILARITY).get("t/t:/08")).isEqualTo(1.0);
    }

    @Test
    void templatedButDistinctFilesSurvive() throws IOException {
        corpus.repository("pages/pages");
        for (int i = 0; i < 300; i++) {
            corpus.file(
                    String.format("/%03d.md", i),
                    "# Title\nLicensed under the terms that this whole site has, see below\n"
                            + String.join(" ", Texts.words(100 + i, 40))
                            + "\nBuilt with the usual template, all rights reserved by us");
        }
        run();
        assertThat(drops().values()).containsOnlyNulls();
    }

    @Test
    void aCopyOfANearDuplicateIsANearDuplicateOfTheSameRow() throws IOException {
        String text = Texts.code(11);
        String variant = text + " trailing words";
        corpus.repository("a/a").stars(5).file("/f", text);
        corpus.repository("b/b").stars(4).file("/f", variant);
        corpus.repository("c/c").stars(3).file("/f", variant);
        run();
        assertThat(corpus.drops(DuplicatesLayer.NAME).values())
                .containsExactly(null, "near-duplicate", "near-duplicate");
        assertThat(corpus.column(KEPT_REPO_NAME)).containsExactly(null, "a/a", "a/a");
        assertThat(corpus.column(CLUSTER_SIZE)).containsOnly(3L);
    }

    @Test
    void stubsAndUndecodableRowsHaveNoDuplicates() throws IOException {
        corpus.repository("s/s")
                .stub("/a.png", Stub.BINARY)
                .stub("/b.png", Stub.BINARY)
                .file("/c", Texts.code(1));
        corpus.repository("s/s2").stub("/c", Stub.TOO_LARGE);
        run();
        assertThat(drops().values()).containsOnlyNulls();
        assertThat(corpus.column(CLUSTER_SIZE)).containsOnly(1L);
        assertThat(corpus.column(SignaturesLayer.SIGNATURE).stream().map(s -> s == null))
                .containsExactly(true, true, false, true);
    }

    @Test
    void comparesTextNotItsEncoding() throws IOException {
        String text = "größe straße maß fuß ".repeat(3) + Texts.code(4);
        corpus.repository("a/a").stars(1).file("/utf", text);
        corpus.repository("b/b").file("/latin", text.getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1");
        run();
        assertThat(drop("b/b:/latin")).isEqualTo("near-duplicate");
        assertThat(corpus.byPath(SIMILARITY).get("b/b:/latin")).isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void languagesCanBeKeptApart(boolean across) throws IOException {
        String text = Texts.code(6);
        corpus.repository("a/a").stars(1).file("/a.js", text);
        corpus.repository("b/b").file("/a.ts", text + " some more").file("/b.js", text + " other");
        run(TestSettings.with("across_languages: " + across, "verdict_layers: [languages]"));
        assertThat(drop("b/b:/b.js")).isEqualTo("near-duplicate");
        assertThat(drop("b/b:/a.ts")).isEqualTo(across ? "near-duplicate" : null);
    }

    @Test
    void refusesSignaturesOfOtherSettings() throws IOException {
        corpus.repository("a/a").file("/f", Texts.code(1));
        corpus.run(
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(TestSettings.with("ngram: 4").signatures()));
        assertThatThrownBy(() -> corpus.run(new DuplicatesStage(DEFAULTS)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("part-00000.parquet was made with other settings")
                .hasMessageContaining("run the stage signatures again");
    }

    @Test
    void anEmptyPartIsWrittenToo() throws IOException {
        corpus.part().repository("a/a").file("/f", Texts.code(1));
        run();
        assertThat(corpus.corpus().parts(DuplicatesLayer.NAME)).hasSize(2);
    }

    @Test
    void afterGrowthOnlyNewPartsAreSigned() throws IOException {
        corpus.repository("a/a").file("/f", Texts.code(1));
        run();
        Path signed = directory.resolve("signatures/part-00000.parquet");
        Object before = Files.readAttributes(signed, BasicFileAttributes.class).fileKey();
        corpus = TestCorpus.in(directory);
        corpus.repository("a/a").file("/f", Texts.code(1));
        corpus.part().repository("b/b").file("/f", Texts.code(1));
        run();
        assertThat(drops().values()).containsExactlyInAnyOrder(null, "exact-duplicate");
        assertThat(directory.resolve("signatures/part-00001.parquet")).exists();
        assertThat(Files.readAttributes(signed, BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
    }

    private void run() throws IOException {
        run(DEFAULTS);
    }

    private void run(DuplicatesSettings settings) throws IOException {
        corpus.run(
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(settings.signatures()),
                new DuplicatesStage(settings));
    }

    private Map<String, @Nullable String> drops() throws IOException {
        return corpus.drops(DuplicatesLayer.NAME);
    }

    private @Nullable String drop(String name) {
        try {
            return drops().get(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private @Nullable String evidence(String name) throws IOException {
        return corpus.byPath(LayerSchema.dropEvidence(DuplicatesLayer.NAME)).get(name);
    }

    private static Map<String, @Nullable String> verdicts(@Nullable String... namesAndRules) {
        Map<String, @Nullable String> verdicts = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndRules.length; i += 2) {
            verdicts.put(namesAndRules[i], namesAndRules[i + 1]);
        }
        return verdicts;
    }
}
