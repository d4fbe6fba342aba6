package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Families of edited files against brute force, and the same outcome however the work is divided. */
class DuplicatesAccuracyTest {

    private static final int FAMILIES = 50;
    private static final int MEMBERS = 14;
    private static final DuplicatesSettings SETTINGS = DuplicatesSettings.defaults();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatBruteForceFindsAndNothingElse(long seed) throws IOException {
        Map<String, List<String>> files = Families.of(seed, FAMILIES, MEMBERS);
        TestCorpus corpus = Families.corpus(directory.resolve("recall"), files, 3);
        run(corpus, 2, 64 << 20);
        Map<String, @Nullable String> drops = corpus.drops(DuplicatesLayer.NAME);
        Map<String, @Nullable Double> similarities = corpus.byPath(DuplicatesLayer.SIMILARITY);
        Map<String, @Nullable String> keptRepositories = corpus.byPath(DuplicatesLayer.KEPT_REPO_NAME);
        Map<String, @Nullable String> keptPaths = corpus.byPath(DuplicatesLayer.KEPT_PATH);
        Map<String, Set<List<String>>> sets = new LinkedHashMap<>();
        files.forEach((name, words) -> sets.put(name, runs(words)));

        for (String name : files.keySet()) {
            if (drops.get(name) != null) {
                String kept = keptRepositories.get(name) + ":" + keptPaths.get(name);
                assertThat(similarities.get(name)).as(name).isEqualTo(jaccard(sets.get(name), sets.get(kept)));
                assertThat(similarities.get(name)).as(name).isGreaterThanOrEqualTo(SETTINGS.threshold());
                assertThat(drops.get(kept)).as("kept for %s", name).isNull();
            }
        }
        assertThat(missed(sets, drops, 0.7))
                .as("seed %d, similarity 0.7 and more", seed)
                .isLessThan(0.05);
        assertThat(missed(sets, drops, 0.8))
                .as("seed %d, similarity 0.8 and more", seed)
                .isLessThan(0.02);
    }

    /** Share of the pairs of this similarity of which both files are kept. */
    private static double missed(
            Map<String, Set<List<String>>> sets, Map<String, @Nullable String> drops, double least) {
        List<String> names = List.copyOf(sets.keySet());
        int pairs = 0;
        int missed = 0;
        for (int a = 0; a < names.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (jaccard(sets.get(names.get(a)), sets.get(names.get(b))) >= least) {
                    pairs++;
                    missed += drops.get(names.get(a)) == null && drops.get(names.get(b)) == null ? 1 : 0;
                }
            }
        }
        assertThat(pairs).isGreaterThan(300);
        return (double) missed / pairs;
    }

    @ParameterizedTest
    @CsvSource({"4, 64", "1, 1", "3, 1"})
    void threadsAndMemoryChangeNoByte(int threads, int megabytes) throws IOException {
        Map<String, List<String>> files = Families.of(9, FAMILIES, MEMBERS);
        TestCorpus reference = Families.corpus(directory.resolve("reference"), files, 4);
        run(reference, 1, 64 << 20);
        TestCorpus other = Families.corpus(directory.resolve("other"), files, 4);
        run(other, threads, (long) megabytes << 20);
        for (String layer : List.of("signatures", "duplicates")) {
            for (int part = 0; part < 4; part++) {
                String file = layer + "/part-0000" + part + ".parquet";
                assertThat(directory.resolve("other").resolve(file))
                        .hasSameBinaryContentAs(directory.resolve("reference").resolve(file));
            }
        }
        try (var work = Files.walk(directory.resolve("other"))) {
            assertThat(work.filter(Files::isRegularFile).map(Path::toString).filter(path -> path.contains("scratch")))
                    .isEmpty();
        }
    }

    @Test
    void theDivisionIntoPartsChangesNoVerdict() throws IOException {
        Map<String, List<String>> files = Families.of(10, FAMILIES, MEMBERS);
        TestCorpus one = Families.corpus(directory.resolve("one"), files, 1);
        TestCorpus many = Families.corpus(directory.resolve("many"), files, 7);
        run(one, 2, 64 << 20);
        run(many, 2, 64 << 20);
        assertThat(many.drops(DuplicatesLayer.NAME)).isEqualTo(one.drops(DuplicatesLayer.NAME));
        assertThat(many.byPath(DuplicatesLayer.KEPT_PATH)).isEqualTo(one.byPath(DuplicatesLayer.KEPT_PATH));
        assertThat(many.byPath(DuplicatesLayer.CLUSTER_SIZE)).isEqualTo(one.byPath(DuplicatesLayer.CLUSTER_SIZE));
    }

    @Test
    void aGiantClusterIsOneCluster() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory.resolve("giant"));
        List<String> words = Texts.words(1, 150);
        for (int part = 0; part < 4; part++) {
            corpus.part().repository("giant/r" + part).stars(part);
            for (int i = 0; i < 2_000; i++) {
                corpus.file("/variant" + i, String.join(" ", Texts.replaced(words, i % 150, "v" + part + "x" + i)));
                corpus.file("/copy" + i, "copied again and again by everyone");
            }
        }
        run(corpus, 2, 4 << 20);
        List<@Nullable String> drops = corpus.column(LayerSchema.drop(DuplicatesLayer.NAME));
        assertThat(drops).filteredOn(drop -> drop == null).hasSizeBetween(2, 3);
        assertThat(drops).filteredOn("exact-duplicate"::equals).hasSize(7_999);
        assertThat(corpus.column(DuplicatesLayer.CLUSTER_SIZE)).contains(8_000L);
    }

    private static void run(TestCorpus corpus, int threads, long memoryBytes) throws IOException {
        corpus.run(
                new EngineSettings(threads, memoryBytes, 0),
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(SETTINGS.signatures()),
                new DuplicatesStage(SETTINGS));
    }

    private static Set<List<String>> runs(List<String> words) {
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + 5 <= words.size(); i++) {
            runs.add(words.subList(i, i + 5));
        }
        return runs;
    }

    private static double jaccard(Set<List<String>> a, Set<List<String>> b) {
        long common = a.stream().filter(b::contains).count();
        return (double) common / (a.size() + b.size() - common);
    }
}
