package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionStageTest {

    private static final String HEADER = String.join(" ", Texts.words(77, 40)) + "\n";

    @TempDir
    Path directory;

    @Test
    void aHeaderThatManyFilesHaveIsFoundWithItsPlace() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory).repository("a/a");
        for (int i = 0; i < 12; i++) {
            corpus.file(String.format("/%02d", i), "größe\n" + HEADER + String.join(" ", Texts.words(i, 60)));
        }
        corpus.file("/other", String.join(" ", Texts.words(99, 60)));
        run(corpus, new RepetitionSettings(32, 10), 2, 64);
        long start = "größe\n".getBytes(StandardCharsets.UTF_8).length;
        for (int row = 0; row < 12; row++) {
            assertThat(corpus.column(RepetitionLayer.MOST_FILES).get(row)).isEqualTo(11L);
            assertThat(corpus.column(RepetitionLayer.LONGEST_START).get(row))
                    .isBetween(start, start + HEADER.length() / 2);
            assertThat(corpus.column(RepetitionLayer.LONGEST_END).get(row))
                    .isLessThanOrEqualTo(start + HEADER.length());
            assertThat(corpus.column(RepetitionLayer.REPEATED_BYTES).get(row))
                    .isBetween(HEADER.length() / 4L, (long) HEADER.length());
        }
        assertThat(corpus.byPath(RepetitionLayer.REPEATED_BYTES).get("a/a:/other"))
                .isZero();
        assertThat(corpus.byPath(RepetitionLayer.MOST_FILES).get("a/a:/other")).isNull();
    }

    @Test
    void tooFewFilesAndDroppedFilesAreNoRepetition() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory).repository("a/a");
        for (int i = 0; i < 10; i++) {
            corpus.file(String.format("/%02d", i), HEADER + String.join(" ", Texts.words(i, 60)));
        }
        corpus.repository("b/b").file("/copy", HEADER + String.join(" ", Texts.words(0, 60)));
        run(corpus, new RepetitionSettings(32, 10), 2, 64);
        assertThat(corpus.column(RepetitionLayer.REPEATED_BYTES))
                .filteredOn(bytes -> bytes == null)
                .hasSize(1);
        assertThat(corpus.column(RepetitionLayer.REPEATED_BYTES))
                .filteredOn(bytes -> bytes != null)
                .containsOnly(0L);
    }

    @Test
    void zeroFilesLooksForNothing() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory).repository("a/a").file("/f", HEADER);
        run(corpus, new RepetitionSettings(32, 0), 2, 64);
        assertThat(corpus.column(RepetitionLayer.REPEATED_FRACTION)).containsOnlyNulls();
    }

    /** Brute force over all runs of words: what 32 words share is found, what shares no 16 words is not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatBruteForceFinds(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> fragments = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            fragments.add(Texts.words(1000 * seed + i, 8 + random.nextInt(60)));
        }
        TestCorpus corpus = TestCorpus.in(directory);
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<String> words = new ArrayList<>(Texts.words(5000 * seed + i, 30));
            for (int k = random.nextInt(4); k > 0; k--) {
                words.addAll(fragments.get(random.nextInt(fragments.size())));
                words.add("between" + i + "x" + k);
            }
            files.add(words);
            corpus.repository(String.format("r/%02d", i)).file("/f", String.join(" ", words));
        }
        run(corpus, new RepetitionSettings(32, 3), 3, 1);
        List<@Nullable Long> found = corpus.column(RepetitionLayer.REPEATED_BYTES);
        Map<List<String>, Set<Integer>> longRuns = runs(files, 32);
        Map<List<String>, Set<Integer>> shortRuns = runs(files, 16);
        for (int file = 0; file < files.size(); file++) {
            if (found.get(file) != null) {
                assertThat(found.get(file) > 0)
                        .as("seed %d, file %d", seed, file)
                        .isIn(isRepeated(longRuns, file), isRepeated(shortRuns, file));
            }
        }
        assertThat(found).filteredOn(bytes -> bytes != null && bytes > 0).hasSizeGreaterThan(10);
    }

    private static boolean isRepeated(Map<List<String>, Set<Integer>> runs, int file) {
        return runs.values().stream().anyMatch(files -> files.size() > 3 && files.contains(file));
    }

    private static Map<List<String>, Set<Integer>> runs(List<List<String>> files, int length) {
        Map<List<String>, Set<Integer>> runs = new HashMap<>();
        for (int file = 0; file < files.size(); file++) {
            List<String> words = files.get(file);
            for (int i = 0; i + length <= words.size(); i++) {
                runs.computeIfAbsent(words.subList(i, i + length), run -> new HashSet<>())
                        .add(file);
            }
        }
        return runs;
    }

    @Test
    void winnowingChoosesTheSamePiecesWhateverIsAround() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        long[] common = random.longs(40).toArray();
        Set<Long> first =
                chosen(random.longs(30).toArray(), common, random.longs(25).toArray());
        Set<Long> second = chosen(random.longs(3).toArray(), common, new long[0]);
        first.retainAll(second);
        assertThat(first).hasSizeBetween(2, 20);
        assertThat(chosen(new long[0], new long[] {5}, new long[0])).containsExactly(5L);
        assertThat(chosen(new long[0], new long[0], new long[0])).isEmpty();
        assertThat(chosen(new long[0], new long[1000], new long[0])).containsExactly(0L);
    }

    private static Set<Long> chosen(long[] before, long[] common, long[] after) throws IOException {
        long[] all = new long[before.length + common.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(common, 0, all, before.length, common.length);
        System.arraycopy(after, 0, all, before.length + common.length, after.length);
        Set<Long> chosen = new HashSet<>();
        new Winnower(17).choose(all, all.length, (piece, hash) -> chosen.add(hash));
        return chosen;
    }

    private static void run(TestCorpus corpus, RepetitionSettings settings, int threads, int megabytes)
            throws IOException {
        corpus.run(
                new EngineSettings(threads, (long) megabytes << 20, 0),
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(DuplicatesSettings.defaults().signatures()),
                new DuplicatesStage(DuplicatesSettings.defaults()),
                new RepetitionStage(settings));
    }
}
