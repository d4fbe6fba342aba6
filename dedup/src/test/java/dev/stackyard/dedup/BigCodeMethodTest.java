package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters are those of the script, and of each the row is kept that the script keeps. */
class BigCodeMethodTest {

    private static final String[] SCRIPT = {"method: bigcode", "bands: 25", "rows: 10", "seed: 42", "verdict_layers: []"
    };

    @TempDir
    Path directory;

    private TestCorpus corpus;

    @BeforeEach
    void empty() {
        corpus = TestCorpus.in(directory);
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "3, 1"})
    void clustersAreTheScripts(int threads, int megabytes) throws IOException {
        List<JsonNode> golden = Golden.lines();
        for (int i = 0; i < golden.size(); i++) {
            if (i % 90 == 89) {
                corpus.part();
            }
            corpus.repository(String.format("golden/%05d", i))
                    .file("/text", golden.get(i).get("text").textValue());
        }
        run(threads, megabytes, SCRIPT);
        List<@Nullable String> clusters = corpus.column(DuplicatesLayer.CLUSTER_ID);
        Map<String, Integer> firsts = new HashMap<>();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            String cluster = clusters.get(i) == null ? "alone " + i : clusters.get(i);
            firsts.putIfAbsent(cluster, i);
            found.add(firsts.get(cluster));
        }
        assertThat(found)
                .isEqualTo(golden.stream()
                        .map(line -> line.get("cluster").intValue())
                        .toList());
    }

    @Test
    void keepsByLicenceStarsForksRevisionAndRowsInThisOrder() throws IOException {
        String text = Texts.code(1);
        corpus.repository("gpl/famous").stars(900).statedLicense("GPL-3.0").file("/f", text);
        corpus.repository("mit/few").stars(4).statedLicense("MIT").file("/f", text);
        corpus.repository("mit/late").stars(5).statedLicense("MIT").file("/f", text + " x");
        corpus.repository("mit/old")
                .stars(5)
                .statedLicense("MIT")
                .date("2001-01-01T00:00:00Z")
                .file("/f", text);
        corpus.repository("mit/twin").stars(5).statedLicense("MIT").file("/f", text + " x");
        run(2, 64, SCRIPT);
        assertThat(corpus.column(DuplicatesLayer.KEPT_REPO_NAME))
                .containsExactly("mit/late", "mit/late", null, "mit/late", "mit/late");
        assertThat(corpus.drops(DuplicatesLayer.NAME).values())
                .containsExactly("near-duplicate", "near-duplicate", null, "near-duplicate", "exact-duplicate");
        assertThat(corpus.column(DuplicatesLayer.SIMILARITY)).containsExactly(null, null, null, null, 1.0);
        assertThat(corpus.column(LayerSchema.dropEvidence(DuplicatesLayer.NAME)))
                .contains("linked by signatures, not compared, to mit/late:/f", "same bytes as mit/late:/f");
    }

    @Test
    void datesBefore1970AreTheLatestAsInTheScript() throws IOException {
        corpus.repository("a/now").file("/f", Texts.code(1));
        corpus.repository("b/before").date("1969-12-31T00:00:00Z").file("/f", Texts.code(1));
        run(2, 64, SCRIPT);
        assertThat(corpus.column(DuplicatesLayer.KEPT_REPO_NAME)).containsExactly("b/before", null);
    }

    @Test
    void shortFilesAreOneClusterOrNone() throws IOException {
        corpus.repository("s/s")
                .file("/a", "")
                .file("/b", "x")
                .file("/c", "y z")
                .file("/d", "y z")
                .file("/e", "a b c d e");
        run(2, 64, SCRIPT);
        assertThat(corpus.column(DuplicatesLayer.CLUSTER_SIZE)).containsExactly(4L, 4L, 4L, 4L, 1L);
        List<String> apart = new ArrayList<>(List.of(SCRIPT));
        apart.add("short_files: apart");
        run(2, 64, apart.toArray(String[]::new));
        assertThat(corpus.column(DuplicatesLayer.CLUSTER_SIZE)).containsExactly(1L, 1L, 2L, 2L, 1L);
    }

    @Test
    void languagesHaveRunsOfTheirOwn() throws IOException {
        corpus.repository("s/s")
                .file("/a.c", Texts.code(1))
                .file("/a.h", Texts.code(1))
                .file("/b.c", Texts.code(1));
        List<String> apart = new ArrayList<>(List.of(SCRIPT));
        apart.add("across_languages: false");
        run(2, 64, apart.toArray(String[]::new));
        assertThat(corpus.column(DuplicatesLayer.CLUSTER_SIZE)).containsExactly(2L, 1L, 2L);
    }

    private void run(int threads, int megabytes, String... lines) throws IOException {
        DuplicatesSettings settings = TestSettings.with(lines);
        corpus.run(
                new EngineSettings(threads, (long) megabytes << 20, 0),
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(settings.signatures()),
                new DuplicatesStage(settings));
    }
}
