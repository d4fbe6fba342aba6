package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a cluster decides what the way of one machine decides. */
class KeptJoinTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1, 32, 64", "2, 32, 1", "3, 4, 1", "4, 1, 64"})
    void decidesAsOneMachineDoes(long seed, int comparisons, int megabytes) throws IOException {
        DuplicatesSettings settings = TestSettings.with("max_comparisons: " + comparisons);
        TestCorpus corpus = Families.corpus(directory, Families.of(seed, 40, 16), 3);
        corpus.run(
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(settings.signatures()));
        List<String> locally = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        LocalEngine engine = new LocalEngine(new EngineSettings(2, (long) megabytes << 20, 0), Progress.NONE);
        engine.lend(corpus.corpus(), context -> {
            DuplicatesRun run = new DuplicatesRun(context, settings, new LinkedParts(List.of()));
            try (ContentRanking ranking = ContentRanking.of(run);
                    Table candidates = CandidateSearch.candidates(run, ranking);
                    Table oneWay = KeptSelection.dropped(run, ranking, candidates);
                    Table otherWay = KeptJoin.dropped(run, ranking, candidates)) {
                locally.addAll(read(oneWay));
                joined.addAll(read(otherWay));
            }
        });
        assertThat(joined).as("seed %d", seed).isEqualTo(locally).hasSizeGreaterThan(100);
    }

    private static List<String> read(Table dropped) throws IOException {
        List<String> records = new ArrayList<>();
        try (TableCursor cursor = dropped.read()) {
            while (cursor.next()) {
                records.add(cursor.getLong(KeptSelection.RANK) + " for " + cursor.getLong(KeptSelection.KEPT) + " at "
                        + Double.longBitsToDouble(cursor.getLong(KeptSelection.SIMILARITY)));
            }
        }
        return records;
    }
}
