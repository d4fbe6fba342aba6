package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code keep_repositories} a row is only dropped for a row of another repository. */
class KeepRepositoriesTest {

    private static final DuplicatesSettings KEEPING = TestSettings.with("keep_repositories: true");

    @TempDir
    Path directory;

    private TestCorpus corpus;

    @BeforeEach
    void empty() {
        corpus = TestCorpus.in(directory);
    }

    @Test
    void duplicatesInsideARepositoryStayAndOthersGo() throws IOException {
        String text = Texts.code(1);
        corpus.repository("big/app")
                .stars(9)
                .file("/a", text)
                .file("/copy", text)
                .file("/near", text + " and more");
        corpus.repository("tiny/fork")
                .file("/a", text)
                .file("/near", text + " and more")
                .file("/other", text + " x");
        assertThat(drops())
                .isEqualTo(expected(
                        "big/app:/a",
                        null,
                        "big/app:/copy",
                        null,
                        "big/app:/near",
                        null,
                        "tiny/fork:/a",
                        "exact-duplicate",
                        "tiny/fork:/near",
                        "exact-duplicate",
                        "tiny/fork:/other",
                        "near-duplicate"));
    }

    @Test
    void whatStaysStillSaysOfWhichItIsADuplicate() throws IOException {
        corpus.repository("a/a").file("/a", Texts.code(1)).file("/b", Texts.code(1));
        drops();
        assertThat(corpus.column(DuplicatesLayer.CLUSTER_SIZE)).containsExactly(2L, 2L);
        assertThat(corpus.column(DuplicatesLayer.SIMILARITY)).containsExactlyInAnyOrder(null, 1.0);
        assertThat(corpus.column(DuplicatesLayer.KEPT_REPO_NAME)).containsExactlyInAnyOrder(null, "a/a");
    }

    @Test
    void aCopyInTheRepositoryOfTheKeptNearDuplicateStays() throws IOException {
        String text = Texts.code(2);
        String variant = text + " of a variant";
        corpus.repository("a/kept").stars(9).file("/f", text).file("/variant", variant);
        corpus.repository("b/b").stars(5).file("/variant", variant);
        corpus.repository("c/c").stars(1).file("/variant", variant).file("/f", text);
        assertThat(drops())
                .isEqualTo(expected(
                        "a/kept:/f", null,
                        "a/kept:/variant", null,
                        "b/b:/variant", "exact-duplicate",
                        "c/c:/f", "exact-duplicate",
                        "c/c:/variant", "exact-duplicate"));
    }

    @Test
    void aVariantWhoseFirstRowIsElsewhereStaysWhereItsOriginalIsKept() throws IOException {
        String text = Texts.code(3);
        String variant = text + " of a variant";
        corpus.repository("a/kept").stars(9).statedLicense("MIT").file("/f", text);
        corpus.repository("b/b").stars(5).file("/variant", variant).file("/variant2", variant);
        assertThat(drops())
                .isEqualTo(expected(
                        "a/kept:/f", null, "b/b:/variant", "near-duplicate", "b/b:/variant2", "near-duplicate"));
    }

    private Map<String, @Nullable String> drops() throws IOException {
        corpus.run(
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(KEEPING.signatures()),
                new DuplicatesStage(KEEPING));
        return corpus.drops(DuplicatesLayer.NAME);
    }

    private static Map<String, @Nullable String> expected(@Nullable String... namesAndRules) {
        Map<String, @Nullable String> expected = new LinkedHashMap<>();
        for (int i = 0; i < namesAndRules.length; i += 2) {
            expected.put(String.valueOf(namesAndRules[i]), namesAndRules[i + 1]);
        }
        return expected;
    }
}
