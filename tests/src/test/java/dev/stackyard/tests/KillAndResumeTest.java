package dev.stackyard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments; the same command again; the same bytes, and nothing left over. */
class KillAndResumeTest {

    private static final int KILLS = 6;

    @TempDir
    Path directory;

    @Test
    void aKilledBuildContinuesToTheSameBytes() throws Exception {
        Repositories make = new Repositories(directory.resolve("repositories"));
        String one = "git:" + make.many(400, 1);
        String two = "git:" + make.many(300, 2);
        Path undisturbed = directory.resolve("undisturbed");
        long start = System.nanoTime();
        Stackyard.Outcome outcome =
                Stackyard.run(directory, "build", "--from", one, "--from", two, "--corpus", undisturbed.toString());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        var expected = CorpusFiles.checksums(undisturbed);

        long seed = 20_261_123;
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Path corpus = directory.resolve("killed-" + kill);
            long after = random.nextLong(millis);
            Stackyard.runAndKill(
                    directory, after, "build", "--from", one, "--from", two, "--corpus", corpus.toString());
            Stackyard.Outcome resumed =
                    Stackyard.run(directory, "build", "--from", one, "--from", two, "--corpus", corpus.toString());

            assertThat(resumed.exitCode())
                    .as("seed %d, killed after %d ms: %s", seed, after, resumed.all())
                    .isZero();
            assertThat(CorpusFiles.checksums(corpus))
                    .as("seed %d, killed after %d ms", seed, after)
                    .isEqualTo(expected);
            assertThat(Files.exists(corpus.resolve("work"))).isFalse();
        }
    }
}
