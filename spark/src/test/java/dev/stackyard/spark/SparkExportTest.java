package dev.stackyard.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.export.RandomExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of Software Heritage is selected, walked and ingested on Spark as it is here. */
class SparkExportTest {

    private static final long SEED = 11;

    private static JavaSparkContext spark;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        spark = SparkEngineProvider.context("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    private void ingest(RunContext context) throws IOException {
        SoftwareHeritageExport export = new SoftwareHeritageExport(
                directory.resolve("export/orc").toString(),
                directory.resolve("export/content").toString(),
                null,
                SoftwareHeritageExport.GITHUB,
                true,
                8);
        Ingest.run(new IngestRequest(List.of(), null, null, export), IngestSettings.defaults(), context);
    }

    private Corpus local(String name, int threads) throws IOException {
        Corpus corpus = corpus(name);
        new LocalEngine(new EngineSettings(threads, 1 << 20, 0), Progress.NONE).lend(corpus, this::ingest);
        return corpus;
    }

    private Corpus corpus(String name) {
        return Corpus.at(Storages.of(directory.resolve(name)));
    }

    /** SHA-256 of all layers, plans and reports, by name. */
    private static SortedMap<String, String> bytes(Corpus corpus) throws IOException {
        Storage storage = corpus.storage();
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : storage.directories("")) {
            for (String file : storage.list(name)) {
                files.put(name + "/" + file, Fingerprints.ofBytes(storage.readAll(name + "/" + file)));
            }
        }
        return files;
    }

    @Test
    void givesTheBytesOfTheLocalEngine() throws IOException {
        RandomExport.make(directory.resolve("export"), SEED);
        SortedMap<String, String> expected = bytes(local("one", 1));
        assertThat(expected).containsKeys("files/part-00000.parquet", "ingest/plan-00000.json");
        assertThat(bytes(local("two", 2))).as("seed %d", SEED).isEqualTo(expected);
        Corpus corpus = corpus("spark");
        new CuttingEngine(spark, 10_000, 4).lend(corpus, this::ingest);
        assertThat(bytes(corpus)).as("seed %d", SEED).isEqualTo(expected);
    }

    /** The walk ends on one engine and the parts are written by another. */
    @Test
    void goesOnWhereAnotherEngineWasStopped() throws IOException {
        RandomExport.make(directory.resolve("export"), SEED);
        SortedMap<String, String> expected = bytes(local("whole", 2));
        Path contents = directory.resolve("export/orc/content/content-0.orc");
        byte[] whole = Files.readAllBytes(contents);
        Files.write(contents, new byte[whole.length]);
        Corpus corpus = corpus("spark");
        assertThatThrownBy(() -> new CuttingEngine(spark, 10_000, SparkFlow.MOST_TASKS).lend(corpus, this::ingest))
                .hasMessageContaining("no whole ORC file");
        assertThat(corpus.storage().list("ingest/export")).contains("found");
        Files.write(contents, whole);
        assertThat(bytes(local("spark", 1))).as("seed %d", SEED).isEqualTo(expected);
    }
}
