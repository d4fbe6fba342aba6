package dev.stackyard.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.Main;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.internal.s3.FaultProxy;
import dev.stackyard.corpus.internal.s3.TestS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
            text.append("def function_").append(random.nextInt(1_000)).append("(argument):\n    return argument * ")
                    .append(random.nextInt(100_000))
                    .append("\n");
        }
        return text.toString();
    }

    private record Ran(int exitCode, String said) {}

    private static Ran build(List<Path> sources, String corpus, String... more) {
        List<String> command = new ArrayList<>(List.of("build", "--corpus", corpus));
        sources.forEach(source -> command.addAll(List.of("--from", "dir:" + source)));
        // many parts and shards
        command.addAll(List.of("--set", "ingest.part_rows=13", "--set", "tokenize.shard_tokens=2000"));
        command.addAll(List.of("--set", "tokenize.vocabulary_size=600"));
        command.addAll(List.of(more));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode = Main.run(new Terminal(InputStream.nullInputStream(), out, out, 0), command.toArray(String[]::new));
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
        Ran alone = build(sources, local.toString(), "--threads", "2");
        assertThat(alone.exitCode()).as(alone.said()).isZero();

        AtomicInteger lost = new AtomicInteger();
        try (TestS3 s3 = TestS3.start();
                TestCluster cluster = TestCluster.start(directory.resolve("cluster"), 2)) {
            // the machine dies while a shard is on its way to the storage
            s3.proxy().plan(request -> {
                if (request.method().equals("PUT")
                        && request.target().contains("train-00002.bin")
                        && lost.compareAndSet(0, (int) cluster.executors(1))) {
                    cluster.kill(1);
                }
                return FaultProxy.Fault.NONE;
            });
            String place = "s3://" + s3.bucket() + "/corpus?" + s3.options();
            Map<String, String> configuration = cluster.configuration();
            configuration.forEach(System::setProperty);
            Ran ran;
            try {
                ran = build(sources, place, "--engine", "spark", "--master", cluster.url());
            } finally {
                configuration.keySet().forEach(System::clearProperty);
            }
            assertThat(ran.exitCode()).as(ran.said() + logs()).isZero();
            assertThat(lost.get()).as("executors that died in the middle").isOne();
            SortedMap<String, String> expected = bytes(Storages.of(local));
            assertThat(expected.keySet())
                    .contains("duplicates/part-00005.parquet", "shards/train-00005.bin", "index/objects/objects-00000.parquet");
            assertThat(bytes(Storages.of(place))).isEqualTo(expected);
            assertThat(ran.said()).contains("duplicates", "shards", "tokenizer sample");
        }
    }

    /** What the processes of the cluster said. */
    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory.resolve("cluster"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log") || path.endsWith("stderr"))
                    .toList()) {
                logs.append(file).append(":\n").append(Files.readString(file)).append('\n');
            }
        }
        return logs.toString();
    }
}
