package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineProvider;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who does the work, and with how much of the machine. None of it changes a byte of the result. */
final class EngineOptions {

    private static final String LOCAL = "local";

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Heap that deduplication and the like may hold before they use the disk, such as 512m or 4g; the "
                            + "process takes some 800 MB beside it. Default: a quarter of the heap")
    @Nullable
    String memory;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "local (threads of this machine) or spark (see docs/scaling.md). Default: local")
    String engine = LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Where the cluster of --engine is, in its own words, such as spark://HOST:7077.")
    String master = "";

    /**
     * The settings of an engine.
     *
     * @throws UserException if they are out of range, or promise more heap than there is
     */
    EngineSettings settings(long seed) {
        long bytes = memory == null ? EngineSettings.defaults().memoryBytes() : Units.parseBytes(memory, "--memory");
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new UserException("--memory " + memory + " is more than the heap of " + Units.bytes(heap)
                    + ": give Java more with STACKYARD_OPTS=-Xmx" + (2 * (bytes >> 20)) + "m");
        }
        try {
            return new EngineSettings(threads.count(), bytes, seed);
        } catch (IllegalArgumentException e) {
            throw new UserException("--memory " + memory + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuses wrong options before any work is done.
     *
     * @throws UserException saying which and why
     */
    void check() {
        settings(0);
        if (!engine.equals(LOCAL)) {
            provider();
        }
    }

    /**
     * The engine that was asked for, to be closed by the caller.
     *
     * @param factory makes stages where their parts are done
     */
    EngineProvider.OpenEngine open(StageFactory factory, long seed, Progress progress) {
        EngineSettings settings = settings(seed);
        if (!engine.equals(LOCAL)) {
            return provider().open(master, factory, settings, progress);
        }
        Engine local = new LocalEngine(settings, progress);
        return new EngineProvider.OpenEngine() {
            @Override
            public Engine engine() {
                return local;
            }

            @Override
            public void close() {
                // its threads end with each run
            }
        };
    }

    /** Brings the layers of stages up to date with the engine that was asked for. */
    void run(Corpus corpus, List<Stage> stages, StageFactory factory, long seed, Progress progress) throws IOException {
        try (EngineProvider.OpenEngine open = open(factory, seed, progress)) {
            open.engine().run(corpus, stages);
        }
    }

    private EngineProvider provider() {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(engine))
                .findFirst()
                .orElseThrow(() -> new UserException(
                        engine.equals("spark")
                                ? "--engine spark needs Spark 4, which is not on the class path here: set SPARK_HOME to where"
                                        + " it is and start with ./stackyard, or see docs/scaling.md for spark-submit"
                                : "there is no engine '" + engine + "'; there are local and spark"));
    }
}
