package dev.stackyard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.SampleCorpus;
import dev.stackyard.cli.report.Comparison.Disagreement;
import dev.stackyard.cli.report.CorpusStatistics.LanguageTally;
import dev.stackyard.cli.report.CorpusStatistics.LayerDrops;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusScanTest {

    @TempDir
    Path directory;

    private TestCorpus corpus;
    private Map<String, Long> bytes;

    @BeforeEach
    void write() throws IOException {
        corpus = SampleCorpus.write(directory);
        bytes = corpus.byPath(FilesLayer.LENGTH_BYTES);
    }

    private CorpusStatistics scan(int threads) throws IOException {
        return CorpusScan.of(corpus.corpus(), threads, Progress.NONE);
    }

    private Tally one(String name) {
        return new Tally(1, bytes.get(name));
    }

    @Test
    void everyRowIsCountedOnce() throws IOException {
        CorpusStatistics statistics = scan(2);
        Tally all =
                Tallies.sum(bytes.values().stream().map(b -> new Tally(1, b)).toList());
        assertThat(statistics.all()).isEqualTo(all);
        assertThat(statistics.repositories()).isEqualTo(2);

        Tally left = all.minus(Tallies.sum(statistics.stubs().values()));
        for (LayerDrops layer : statistics.drops()) {
            left = left.minus(layer.total());
        }
        assertThat(statistics.kept()).isEqualTo(left);
    }

    @Test
    void dropsAreCountedUnderTheFirstRule() throws IOException {
        CorpusStatistics statistics = scan(1);
        assertThat(statistics.stubs()).containsOnlyKeys("binary");
        assertThat(statistics.drops())
                .extracting(LayerDrops::layer)
                .containsExactly("versions", "languages", "licenses", "duplicates", "pii");
        assertThat(statistics.drops().get(1).rules())
                .isEqualTo(Map.of("excluded-extension", one("octo/cat:/data.json")));
        assertThat(statistics.drops().get(2).rules())
                .isEqualTo(Map.of("non-permissive-license", one("octo/dog:/gpl.c")));
        assertThat(statistics.drops().get(3).rules()).isEqualTo(Map.of("exact-duplicate", one("octo/dog:/copy.py")));
        assertThat(statistics.drops().get(4).rules()).isEmpty();
        assertThat(statistics.drops().get(0).rules()).isEmpty();
    }

    @Test
    void languagesLicensesClustersAndSpansAreCounted() throws IOException {
        CorpusStatistics statistics = scan(1);
        Tally kept = one("octo/cat:/main.py").plus(one("octo/cat:/lib/main.py"));
        assertThat(statistics.languages())
                .containsOnlyKeys("C", "JSON", "Python", CorpusStatistics.NO_LANGUAGE)
                .containsEntry("Python", new LanguageTally(kept.plus(one("octo/dog:/copy.py")), kept));
        assertThat(statistics.licenseTypes()).containsOnlyKeys("permissive", "non_permissive");
        assertThat(statistics.licenses().get("MIT"))
                .isEqualTo(statistics.licenses().get("Apache-2.0"));
        assertThat(statistics.clusterSizes()).isEqualTo(Map.of(2L, 1L));
        assertThat(statistics.spans()).isEqualTo(Map.of("email", new Tally(1, 16)));
    }

    @Test
    void threadsChangeNothing() throws IOException {
        corpus.run(SampleCorpus.published());
        assertThat(scan(4)).isEqualTo(scan(1));
    }

    @Test
    void findingsAreSetBesideThoseOfAPublishedDataset() throws IOException {
        assertThat(scan(1).comparisons()).isEmpty();
        corpus.run(SampleCorpus.published());
        assertThat(scan(2).comparisons())
                .containsExactly(
                        new Comparison(
                                "language",
                                6,
                                3,
                                1,
                                1,
                                1,
                                3,
                                List.of(
                                        new Disagreement(null, "JSON", 1, "octo/cat:/data.json"),
                                        new Disagreement("C++", "C", 1, "octo/dog:/gpl.c"),
                                        new Disagreement(Comparison.OTHER, null, 1, "octo/dog:/unknown"))),
                        new Comparison(
                                "license_type",
                                6,
                                5,
                                0,
                                0,
                                1,
                                1,
                                List.of(new Disagreement("permissive", "non_permissive", 1, "octo/dog:/gpl.c"))));
    }

    @Test
    void aPartThatLacksLayersIsCountedByWhatItHas() throws IOException {
        Files.delete(directory.resolve("duplicates/part-00001.parquet"));
        Files.delete(directory.resolve("languages/part-00001.parquet"));
        CorpusStatistics statistics =
                CorpusScan.of(Corpus.existing(corpus.corpus().storage()), 1, Progress.NONE);
        assertThat(statistics.all().rows()).isEqualTo(7);
        assertThat(statistics.kept().rows()).isEqualTo(4);
        assertThat(statistics.languages()).containsOnlyKeys("JSON", "Python");
    }
}
