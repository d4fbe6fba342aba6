package dev.stackyard.bench;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.dedup.DuplicatesSettings;
import dev.stackyard.dedup.DuplicatesStage;
import dev.stackyard.dedup.SignaturesStage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * How do time, memory and scratch disk of deduplication grow with the number of files?
 *
 * <p>Layers of {@link SyntheticFiles} are written as ingest writes them, then signed and linked by the stages themselves. For
 * each step: wall and CPU time. For all: peak resident memory, the most bytes of scratch files at a time (looked at four times
 * a second), rows by verdict, the size of the largest cluster.
 *
 * <p>How to read it: time and scratch disk should grow as the rows do; memory should stay where the declared amount, the JVM
 * and two bits per content put it. Plain rather than JMH: one run takes minutes.
 *
 * <pre>java -Xmx1600m -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     dev.stackyard.bench.DuplicatesScaleBenchmark DIRECTORY ROWS MEMORY_MB THREADS [SETTING=VALUE...]</pre>
 */
public final class DuplicatesScaleBenchmark {

    private DuplicatesScaleBenchmark() {}

    /** See the class. Layers that are there already are not written again. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        EngineSettings settings = new EngineSettings(Integer.parseInt(args[3]), Long.parseLong(args[2]) << 20, 0);
        Corpus corpus = Corpus.at(Storages.of(directory));
        write(corpus, rows, settings);
        LocalEngine engine = new LocalEngine(settings, new Timings());
        List<String> given = List.of(args).subList(4, args.length);
        DuplicatesSettings dedup = settings(given);
        timed("sign", () -> engine.run(corpus, List.<Stage>of(new SignaturesStage(dedup.signatures()))));
        try (ScratchWatch scratch = new ScratchWatch(directory.resolve("work"))) {
            timed("link", () -> engine.run(corpus, List.<Stage>of(new DuplicatesStage(dedup))));
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows, --memory %s MiB: peak RSS %s, scratch %,d bytes (%.0f per row)%n",
                    rows,
                    args[2],
                    peakMemory(),
                    scratch.most.get(),
                    (double) scratch.most.get() / rows);
        }
        Map<String, Long> drops = new TreeMap<>();
        for (PartId part : corpus.parts()) {
            corpus.dropCounts(DuplicatesLayer.NAME, part).forEach((rule, count) -> drops.merge(rule, count, Long::sum));
        }
        System.out.println("dropped " + drops);
    }

    private static DuplicatesSettings settings(List<String> given) {
        StringBuilder yaml = new StringBuilder("stages:\n  dedup:\n    verdict_layers: []\n");
        given.forEach(one -> yaml.append("    ").append(one.replace("=", ": ")).append('\n'));
        return Recipe.parse(yaml.toString(), "arguments").settings("dedup", DuplicatesSettings.defaults());
    }

    private static void write(Corpus corpus, long rows, EngineSettings settings) throws IOException {
        List<PartId> missing = IntStream.range(0, SyntheticFiles.parts(rows))
                .mapToObj(PartId::new)
                .filter(part -> !exists(corpus, part))
                .toList();
        LocalEngine engine = new LocalEngine(settings, Progress.NONE);
        timed(
                "write layers",
                () -> engine.lend(
                        corpus,
                        context -> context.forEach(missing, part -> new SyntheticFiles(corpus, rows).write(part))));
    }

    private static boolean exists(Corpus corpus, PartId part) {
        try {
            return corpus.storage().exists("files/" + part.fileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work that may fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void timed(String name, Work work) throws IOException {
        double start = System.nanoTime() / 1e9;
        double cpu = cpuSeconds();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "%-50s %8.1f s wall %8.1f s CPU%n",
                name,
                System.nanoTime() / 1e9 - start,
                cpuSeconds() - cpu);
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static String peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }

    /** Prints how long each step took. */
    private static final class Timings implements Progress {

        @Override
        public Task begin(String name, long totalRows) {
            double start = System.nanoTime() / 1e9;
            double cpu = cpuSeconds();
            return new Task() {
                @Override
                public void advance(long rows, long bytes) {}

                @Override
                public void close() {
                    System.out.printf(
                            Locale.ROOT,
                            "  %-48s %8.1f s wall %8.1f s CPU%n",
                            name,
                            System.nanoTime() / 1e9 - start,
                            cpuSeconds() - cpu);
                }
            };
        }

        @Override
        public void note(String message) {
            System.out.println(message);
        }
    }

    /** Looks how much scratch space is used. */
    private static final class ScratchWatch implements AutoCloseable {

        private static final long PERIOD_MILLIS = 250;

        final AtomicLong most = new AtomicLong();
        private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        private final Future<?> watching;

        ScratchWatch(Path directory) {
            this.watching = executor.scheduleWithFixedDelay(
                    () -> most.accumulateAndGet(bytes(directory.toFile()), Math::max),
                    0,
                    PERIOD_MILLIS,
                    TimeUnit.MILLISECONDS);
        }

        private static long bytes(File file) {
            File[] inside = file.listFiles();
            if (inside == null) {
                return file.length();
            }
            long sum = 0;
            for (File one : inside) {
                sum += bytes(one);
            }
            return sum;
        }

        @Override
        public void close() {
            watching.cancel(true);
            executor.shutdownNow();
        }
    }
}
