package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.internal.s3.FaultProxy.Fault;
import dev.stackyard.corpus.internal.s3.TestS3;
import dev.stackyard.ingest.export.MiniatureExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are ingested from git and from an export that was made of them give the same files, byte for byte. */
class ExportIngestTest {

    private static final Instant VISITED = Instant.parse("2023-09-06T12:00:00.123456Z");
    private static final long LARGEST_CONTENT = 4096;

    @TempDir
    Path scratch;

    private final List<Path> repositories = new ArrayList<>();

    private TestRepository repository(String name) {
        TestRepository repository =
                TestRepository.init(scratch.resolve("repositories").resolve(name));
        repository.git("remote", "add", "origin", "https://github.com/octo/" + name + ".git");
        repositories.add(repository.directory());
        return repository;
    }

    private Path export() throws IOException {
        Path out = scratch.resolve("export");
        try (MiniatureExport export = new MiniatureExport(out, LARGEST_CONTENT)) {
            for (Path repository : repositories) {
                export.add(null, repository, VISITED);
            }
        }
        return out;
    }

    private static IngestRequest request(Path export) {
        return request(
                export.resolve("orc").toString(), export.resolve("content").toString());
    }

    private static IngestRequest request(String graph, String contents) {
        SoftwareHeritageExport export =
                new SoftwareHeritageExport(graph, contents, null, SoftwareHeritageExport.GITHUB, true, 8);
        return new IngestRequest(List.of(), null, null, export);
    }

    private static IngestSettings settings(int partRows) {
        IngestSettings defaults = IngestSettings.defaults();
        return new IngestSettings(
                LARGEST_CONTENT,
                defaults.maxHashedBytes(),
                defaults.maxTreeDepth(),
                defaults.maxFiles(),
                partRows,
                defaults.partBytes(),
                defaults.archiveMaxBytes(),
                defaults.archiveMaxRatio(),
                defaults.remoteTimeoutSeconds(),
                defaults.remoteMaxSeconds(),
                defaults.remoteMaxBytes());
    }

    private Map<String, String> layers(Corpus corpus) throws IOException {
        Map<String, String> layers = new TreeMap<>();
        for (PartId part : corpus.parts()) {
            for (String layer : List.of(FilesLayer.NAME, ContentsLayer.NAME)) {
                String name = Corpus.layerFile(layer, part);
                layers.put(name, new String(corpus.storage().readAll(name), StandardCharsets.ISO_8859_1));
            }
        }
        return layers;
    }

    private void makeAllKinds() throws IOException {
        TestRepository kinds = repository("kinds");
        kinds.file("README.md", "# Kinds\n")
                .file(".gitattributes", "*.x linguist-language=Java\n")
                .file("a/b/c/deep.py", "print('deep')\n")
                .file("a/.gitattributes", "*.y binary\n")
                .file("a.b", "sorts before a/\n")
                .file("empty", "")
                .file("binary.bin", new byte[] {0, 1, 2, 3})
                .file("latin1.txt", "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e\n".getBytes(StandardCharsets.ISO_8859_1))
                .file("large.txt", "x".repeat((int) LARGEST_CONTENT + 1))
                .file("limit.txt", "x".repeat((int) LARGEST_CONTENT));
        Files.createSymbolicLink(kinds.directory().resolve("link"), Path.of("a/b"));
        kinds.git("add", "-A");
        kinds.git("update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,module");
        kinds.git("update-index", "--chmod=+x", "README.md");
        kinds.commitIndex("kinds");
        TestRepository trunk = repository("trunk");
        trunk.file("src/main.c", "int main(void) { return 0; }\n")
                .file("README.md", "# Kinds\n")
                .commit("trunk");
        trunk.git("branch", "-m", "trunk");
        TestRepository twin = repository("twin");
        twin.git("pull", "-q", trunk.directory().toString(), "trunk");
        repository("tagged").file("x.rs", "fn main() {}\n").commit("one").git("tag", "-a", "-m", "one", "v1");
    }

    @Test
    void filesAreThoseOfGitByteForByte() throws IOException {
        makeAllKinds();
        TestIngest git = TestIngest.into(scratch.resolve("git"));
        List<Source> sources = new ArrayList<>();
        repositories.stream().sorted().forEach(path -> sources.add(new Source.Git(path.toString())));
        git.run(new IngestRequest(sources, null, VISITED), settings(10), 2);
        TestIngest swh = TestIngest.into(scratch.resolve("swh"));
        IngestSummary summary = swh.run(request(export()), settings(10), 2);
        assertThat(summary.rejected()).isEmpty();
        assertThat(summary.skipped()).hasSize(1);
        assertThat(git.corpus().parts()).hasSizeGreaterThan(1);
        assertThat(layers(swh.corpus())).isEqualTo(layers(git.corpus()));
        assertThat(scratch.resolve("swh/ingest/export")).doesNotExist();
    }

    /** A bucket that fails now and then, and sends wrong bytes where the SHA-1 tells: same bytes, and no row lost. */
    @Test
    void anExportInAFaultyBucketGivesTheSameBytes() throws Exception {
        makeAllKinds();
        Path export = export();
        TestIngest local = TestIngest.into(scratch.resolve("local"));
        local.run(request(export), settings(10), 2);
        System.setProperty("aws.maxAttempts", "9");
        try (TestS3 s3 = TestS3.start()) {
            String bucket = s3.bucket();
            upload(export, Storages.of("s3://" + bucket + "/export?" + s3.options()));
            Random random = new Random(17);
            Fault[] faults = {Fault.SLOW_DOWN, Fault.CUT, Fault.REFUSED, Fault.ANSWER_LOST};
            Set<String> spoilt = ConcurrentHashMap.newKeySet();
            s3.proxy().plan(request -> {
                if (request.target().contains("/content/") && spoilt.add(request.target())) {
                    return Fault.WRONG_BYTE; // each content comes wrong once
                }
                synchronized (random) {
                    return random.nextInt(10) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE;
                }
            });
            TestIngest remote = TestIngest.into(scratch.resolve("remote"));
            String place = "s3://" + bucket + "/export/";
            IngestSummary summary = remote.run(
                    request(place + "orc?" + s3.options(), place + "content?" + s3.options()), settings(10), 2);
            assertThat(summary.rejected()).isEmpty();
            assertThat(spoilt).hasSizeGreaterThan(8);
            assertThat(layers(remote.corpus())).as("seed 17").isEqualTo(layers(local.corpus()));
        } finally {
            System.clearProperty("aws.maxAttempts");
        }
    }

    /** Nothing of the walk stays on the machine that was stopped. */
    @Test
    void aCorpusInABucketGoesOnWhereItWasStopped() throws Exception {
        makeAllKinds();
        Path export = export();
        TestIngest local = TestIngest.into(scratch.resolve("local"));
        local.run(request(export), settings(10), 2);
        Path contents = export.resolve("orc/content/content-0.orc");
        byte[] whole = Files.readAllBytes(contents);
        try (TestS3 s3 = TestS3.start()) {
            Corpus remote = Corpus.at(Storages.of("s3://" + s3.bucket() + "/corpus?" + s3.options()));
            Files.write(contents, new byte[whole.length]);
            assertThatThrownBy(() -> Ingest.run(request(export), remote, settings(10), 2, Progress.NONE))
                    .hasMessageContaining("no whole ORC file");
            assertThat(remote.storage().list("ingest/export")).contains("found", "found-00000");
            Files.write(contents, whole);
            Ingest.run(request(export), remote, settings(10), 2, Progress.NONE);
            assertThat(layers(remote)).isEqualTo(layers(local.corpus()));
            assertThat(remote.storage().list("ingest/export")).isEmpty();
        }
    }

    private static void upload(Path from, Storage to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                to.writeAll(from.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    @Test
    void whatIsThereIsNotIngestedAgain() throws IOException {
        repository("one").file("a.txt", "a\n").commit("a");
        Path export = export();
        TestIngest corpus = TestIngest.into(scratch.resolve("corpus"));
        corpus.run(request(export), settings(1000), 1);
        IngestSummary again = corpus.run(request(export), settings(1000), 1);
        assertThat(again.newRows()).isZero();
        assertThat(again.skipped())
                .extracting(IngestSummary.Skipped::reason)
                .containsExactly("is already in the corpus");
    }

    @Test
    void missingAndCorruptContentsAreStubsWithReasons() throws IOException {
        repository("one")
                .file("gone.txt", "gone\n")
                .file("wrong.txt", "wrong\n")
                .file("good.txt", "good\n")
                .commit("a");
        Path export = export();
        TestIngest corpus = TestIngest.into(scratch.resolve("before"));
        corpus.run(request(export), settings(1000), 1);
        String gone = String.valueOf(corpus.row("/gone.txt").get(FilesLayer.BLOB_ID));
        String wrong = String.valueOf(corpus.row("/wrong.txt").get(FilesLayer.BLOB_ID));
        String good = String.valueOf(corpus.row("/good.txt").get(FilesLayer.BLOB_ID));
        Files.delete(export.resolve("content").resolve(gone));
        Files.copy(
                export.resolve("content").resolve(good),
                export.resolve("content").resolve(wrong),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        TestIngest after = TestIngest.into(scratch.resolve("after"));
        IngestSummary summary = after.run(request(export), settings(1000), 1);
        assertThat(after.row("/gone.txt").stub()).isEqualTo("missing");
        assertThat(after.row("/wrong.txt").stub()).isEqualTo("missing");
        assertThat(after.row("/good.txt").text()).isEqualTo("good\n");
        assertThat(summary.messages())
                .hasSize(2)
                .anyMatch(message -> message.contains("octo/one:/gone.txt: there is no "))
                .anyMatch(message -> message.contains("/wrong.txt") && message.contains("SHA-1"));
    }
}
