package dev.stackyard.ingest.internal.swh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedIdsTest {

    private static final long SEED = 21;

    @TempDir
    Path directory;

    private static byte[] id(SplittableRandom random) {
        byte[] id = new byte[ObjectHash.BYTES];
        random.nextBytes(id);
        return id;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_000, 200_000})
    void allThatIsWantedPassesAndLittleElse(int number) throws IOException {
        Corpus corpus = Corpus.at(Storages.of(directory));
        new LocalEngine(new EngineSettings(2, 1 << 20, 0), Progress.NONE)
                .lend(corpus, context -> check(context, number));
        assertThat(corpus.storage().list("ingest/export")).isEmpty();
    }

    private static void check(RunContext context, int number) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        TableShape shape = TableShape.fixed("ids", ObjectHash.BYTES);
        try (Table ids = context.flow().fill(shape, out -> {
                    for (int i = 0; i < number; i++) {
                        out.putBytes(id(random), 0, ObjectHash.BYTES).end();
                    }
                });
                WantedIds wanted = WantedIds.of(context, List.of(ids))) {
            IdFilter filter = wanted.place().read(context.corpus().storage());
            SplittableRandom again = new SplittableRandom(SEED);
            for (int i = 0; i < number; i++) {
                assertThat(filter.mayHave(id(again), 0))
                        .as("seed %d, id %d", SEED, i)
                        .isTrue();
            }
            int passed = 0;
            for (int i = 0; i < 20_000; i++) {
                passed += filter.mayHave(id(again), 0) ? 1 : 0;
            }
            assertThat(passed).as("of 20,000 others, seed %d", SEED).isLessThan(20_000 / 50);
        }
    }
}
