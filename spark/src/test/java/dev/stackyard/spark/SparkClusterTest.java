package dev.stackyard.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.Main;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.EngineProvider;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.TestCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole recipe on a real cluster, of which a machine is lost in the middle. */
class SparkClusterTest {

    private static final int REPOSITORIES = 6;
    private static final int FILES = 12;

    @TempDir
    Path directory;

    /** Directories of source files; some are copies of others, or nearly. */
    private List<Path> sources() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Path> sources = new ArrayList<>();
        for (int repository = 0; repository < REPOSITORIES; repository++) {
            Path root = Files.createDirectories(directory.resolve("sources/project" + repository + "/src"));
            sources.add(root.getParent());
            Files.writeString(root.resolveSibling("LICENSE"), "SPDX-License-Identifier: MIT\n");
            for (int file = 0; file < FILES; file++) {
                Files.writeString(root.resolve("module" + file + ".py"), program(random.nextInt(40), repository % 2));
            }
        }
        return sources;
    }

    private static String program(int seed, int variant) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("# written by someone" + variant + "@example.org\nimport os\n");
        for (int i = 0; i < 60; i++) {
            text.append("def function_")
                    .append(random.nextInt(1_000))
                    .append("(argument):\n    return argument * ")
                    .append(random.nextInt(100_000))
                    .append("\n");
        }
        return text.toString();
    }

    private record Ran(int exitCode, String said) {}

    /** Hears of each line as soon as the program prints it, on the thread that prints it. */
    private interface LineListener {
        void line(String line);
    }

    private static final class Console extends ByteArrayOutputStream {

        private final LineListener listener;
        private int told;

        Console(LineListener listener) {
            this.listener = listener;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            for (int end = told; end < count; end++) {
                if (buf[end] == '\n') {
                    String line = new String(buf, told, end - told, StandardCharsets.UTF_8);
                    told = end + 1;
                    listener.line(line);
                }
            }
        }
    }

    private static Ran build(List<Path> sources, String corpus, LineListener listener, String... more) {
        List<String> command = new ArrayList<>(List.of("build", "--corpus", corpus));
        sources.forEach(source -> command.addAll(List.of("--from", "dir:" + source)));
        // many parts and shards
        command.addAll(List.of("--set", "ingest.part_rows=13", "--set", "tokenize.shard_tokens=2000"));
        command.addAll(List.of("--set", "tokenize.vocabulary_size=600"));
        command.addAll(List.of(more));
        Console said = new Console(listener);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode =
                Main.run(new Terminal(InputStream.nullInputStream(), out, out, 0), command.toArray(String[]::new));
        return new Ran(exitCode, said.toString(StandardCharsets.UTF_8));
    }

    /** SHA-256 of all layers, shards, of tokenizer and index, by name. */
    private static SortedMap<String, String> bytes(Storage storage) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        List<String> names = new ArrayList<>(storage.directories(""));
        names.addAll(List.of("shards/provenance", "index/objects"));
        for (String name : names) {
            for (String file : storage.list(name)) {
                files.put(name + "/" + file, Fingerprints.ofBytes(storage.readAll(name + "/" + file)));
            }
        }
        return files;
    }

    @Test
    void aRunThatLosesAWorkerHasTheBytesOfTheLocalEngine() throws Exception {
        List<Path> sources = sources();
        Path local = directory.resolve("local");
        Ran alone = build(sources, local.toString(), line -> {}, "--threads", "2");
        assertThat(alone.exitCode()).as(alone.said()).isZero();

        Path place = directory.resolve("on-spark");
        try (TestCluster cluster = TestCluster.start(directory.resolve("cluster"), 2)) {
            AtomicLong lost = new AtomicLong();
            // half of what the rows' job has written dies with the machine, before the next job reads it
            Ran ran = withConfiguration(
                    cluster,
                    () -> build(
                            sources,
                            place.toString(),
                            line -> {
                                if (line.startsWith("duplicates: read rows:")) {
                                    lost.addAndGet(cluster.executors(1));
                                    cluster.kill(1);
                                }
                            },
                            "--engine",
                            "spark",
                            "--master",
                            cluster.url()));
            assertThat(ran.exitCode()).as(ran.said() + cluster.logs()).isZero();
            assertThat(lost.get()).as("executors that died in the middle").isOne();
            SortedMap<String, String> expected = bytes(Storages.of(local));
            assertThat(expected.keySet())
                    .contains(
                            "duplicates/part-00005.parquet",
                            "shards/train-00005.bin",
                            "tokenizer/tokenizer.json",
                            "index/objects/part-00000.parquet");
            assertThat(bytes(Storages.of(place))).isEqualTo(expected);
            assertThat(ran.said()).contains("ingest: 78 rows", "encode: 78 rows", "tokenizer sample");
        }
    }

    @Test
    void whatATaskHadBegunIsDoneByAnother() throws Exception {
        Path marker = directory.resolve("marker");
        TestCorpus corpus = TestCorpus.in(directory.resolve("corpus"));
        for (int part = 0; part < 5; part++) {
            corpus.part().repository("octo/" + part).file("/a", "text " + part);
        }
        try (TestCluster cluster = TestCluster.start(directory.resolve("cluster"), 2)) {
            Thread killer = new Thread(() -> killWhoIsStuck(marker, cluster));
            killer.start();
            withConfiguration(cluster, () -> {
                EngineProvider provider = new SparkEngineProvider();
                StageFactory factory = new StuckFactory(marker.toString());
                try (EngineProvider.OpenEngine open =
                        provider.open(cluster.url(), factory, new EngineSettings(1, 64 << 20, 0), Progress.NONE)) {
                    open.engine().run(corpus.corpus(), List.of(factory.create("stuck")));
                }
                return 0;
            });
            killer.join();
            assertThat(corpus.corpus().parts("stuck")).hasSize(6);
        }
    }

    private static void killWhoIsStuck(Path marker, TestCluster cluster) {
        try {
            while (!Files.exists(marker) || Files.size(marker) == 0) {
                Thread.sleep(20);
            }
            cluster.killWorkerOf(Long.parseLong(Files.readString(marker)));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record StuckFactory(String marker) implements StageFactory {

        @Override
        public Stage create(String stageName) {
            return new StuckStage(marker);
        }
    }

    /** Says which process it is in and waits for its end, the first time that it sees a certain row. */
    private record StuckStage(String marker) implements RowStage {

        private static final Column<Long> LENGTH = Column.nullable("stuck", "length", ColumnType.INT64);

        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(ContentsLayer.CONTENT);
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.of("stuck", LENGTH);
        }

        @Override
        public RowFunction open() {
            return (row, out) -> {
                if (row.part().number() == 2) {
                    waitToBeKilled();
                }
                out.set(LENGTH, row.get(FilesLayer.LENGTH_BYTES));
            };
        }

        private void waitToBeKilled() {
            try {
                Files.writeString(
                        Path.of(marker),
                        Long.toString(ProcessHandle.current().pid()),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                new CountDownLatch(1).await();
            } catch (FileAlreadyExistsException e) {
                return; // it is the second time
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T withConfiguration(TestCluster cluster, Work<T> work) throws IOException {
        Map<String, String> configuration = cluster.configuration();
        configuration.forEach(System::setProperty);
        try {
            return work.run();
        } finally {
            configuration.keySet().forEach(System::clearProperty);
        }
    }
}
