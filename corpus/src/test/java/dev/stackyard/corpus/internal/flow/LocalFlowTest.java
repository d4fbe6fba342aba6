package dev.stackyard.corpus.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.FlowContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class LocalFlowTest extends FlowContract {

    /** With the least memory everything spills, with the most nothing of one width does. */
    private static final List<EngineSettings> ALL = List.of(
            new EngineSettings(1, 1 << 20, 0), new EngineSettings(3, 1 << 20, 0), new EngineSettings(2, 256 << 20, 0));

    @TempDir
    Path directory;

    @Override
    protected void lend(RunContext.ItemTask<RunContext> work) throws IOException {
        for (EngineSettings settings : ALL) {
            new LocalEngine(settings, Progress.NONE).lend(Corpus.at(Storages.of(directory)), work);
            try (Stream<Path> left = Files.walk(directory)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }
}
