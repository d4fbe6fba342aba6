package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusVerifier;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.PublishedFiles.File;
import dev.stackyard.ingest.PublishedFiles.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Stack's published forms, written by the test, become corpora. */
class PublishedIngestTest {

    private static final IngestSettings SMALL_PARTS =
            new IngestSettings(10L << 20, 16L << 30, 64, 1_000_000, 12, 96L << 20, 64L << 30, 250, 60, 3600, 8L << 30);

    @TempDir
    Path directory = Path.of("");

    private Storage bucket() {
        return Storages.of(directory.resolve("content"));
    }

    private List<Repository> repositories(int count) throws IOException {
        List<Repository> repositories = new ArrayList<>();
        Random random = new Random(31);
        for (int i = 0; i < count; i++) {
            List<File> files = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(8); j++) {
                String text = "# file " + random.nextInt(50) + "\nprint(" + i + ")\n";
                files.add(File.of(
                        "dir" + random.nextInt(3) + "/file" + j + ".py", text.getBytes(StandardCharsets.UTF_8)));
            }
            files.add(File.of(".gitattributes", "*.x text\n".getBytes(StandardCharsets.UTF_8)));
            repositories.add(new Repository("owner/repo" + i, String.format("%040x", i + 1), files));
        }
        for (Repository repository : repositories) {
            for (File file : repository.files()) {
                bucket().writeAll(file.blobId(), PublishedFiles.gzip(file.bytes()));
            }
        }
        return repositories;
    }

    private IngestSummary ingest(String dataset, Path input, Corpus corpus) throws IOException {
        return Ingest.run(
                new PublishedRequest(
                        dataset,
                        List.of(input.toString()),
                        directory.resolve("content").toString(),
                        4),
                corpus,
                SMALL_PARTS,
                2,
                Progress.NONE);
    }

    private Corpus corpus(String name) {
        return Corpus.at(Storages.of(directory.resolve(name)));
    }

    /** Path and content of every row by repository, in row order. */
    private static Map<String, List<String>> contents(TestIngest read) throws IOException {
        Map<String, List<String>> contents = new TreeMap<>();
        for (TestIngest.ReadRow row : read.rows()) {
            contents.computeIfAbsent(String.valueOf(row.get(FilesLayer.REPO_NAME)), name -> new ArrayList<>())
                    .add(row.path() + " " + row.get(FilesLayer.CONTENT_ID) + " " + row.text());
        }
        return contents;
    }

    /** SHA-256 of every layer file. */
    private static Map<String, String> layers(Corpus corpus) throws IOException {
        Map<String, String> layers = new TreeMap<>();
        for (String layer : corpus.layers()) {
            for (PartId part : corpus.parts(layer)) {
                layers.put(
                        layer + part,
                        Checksums.sha256(corpus.storage(), Corpus.layerFile(layer, part))
                                .sha256());
            }
        }
        return layers;
    }

    @Test
    void bothFormsOfTheSecondStackGiveTheSameRows() throws IOException {
        List<Repository> repositories = repositories(20);
        Path byFile = PublishedFiles.stackV2Files(directory.resolve("files.parquet"), repositories, new Random(1));
        Path byRepository = PublishedFiles.stackV2Repositories(directory.resolve("repositories.parquet"), repositories);
        ingest("the-stack-v2", byFile, corpus("by-file"));
        ingest("the-stack-v2", byRepository, corpus("by-repository"));
        Map<String, List<String>> rows = contents(TestIngest.into(directory.resolve("by-file")));
        Map<String, List<String>> others = contents(TestIngest.into(directory.resolve("by-repository")));
        assertThat(others.keySet()).isEqualTo(rows.keySet());
        rows.forEach((repository, files) ->
                assertThat(others.get(repository)).as(repository).isEqualTo(files));
        assertThat(rows).hasSize(20);
        assertThat(rows.get("owner/repo3").get(0))
                .startsWith("/.gitattributes ")
                .endsWith("*.x text\n");
        assertThat(corpus("by-file").parts()).hasSizeGreaterThan(3);
        for (Repository repository : repositories) {
            assertThat(rows.get(repository.name())).hasSize(repository.files().size());
        }
    }

    @Test
    void theThirdStackHasItsContentsInItsRows() throws IOException {
        List<Repository> repositories = repositories(20);
        Path input = PublishedFiles.stackV3(directory.resolve("v3.parquet"), repositories);
        IngestSummary summary = Ingest.run(
                new PublishedRequest("the-stack-v3", List.of(directory + "/v3*.parquet"), null, 1),
                corpus("v3"),
                SMALL_PARTS,
                2,
                Progress.NONE);
        ingest(
                "the-stack-v2",
                PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories),
                corpus("v2"));
        assertThat(contents(TestIngest.into(directory.resolve("v3"))))
                .isEqualTo(contents(TestIngest.into(directory.resolve("v2"))));
        assertThat(summary.repositories()).isEqualTo(20);
        assertThat(summary.problems()).isZero();
        assertThat(ingest("the-stack-v3", input, corpus("v3")).newRows()).isZero();
    }

    @Test
    void whatTheDatasetSaidIsKeptBeside() throws IOException {
        List<Repository> repositories = repositories(1);
        ingest(
                "the-stack-v2",
                PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories),
                corpus("v2"));
        Corpus corpus = corpus("v2");
        try (RowCursor cursor = corpus.read(new PartId(0), PublishedLayer.SCHEMA.columns())) {
            cursor.next();
            assertThat(cursor.row().find(PublishedLayer.DATASET)).isEqualTo("the-stack-v2");
            assertThat(cursor.row().find(PublishedLayer.LANGUAGE)).isEqualTo("Python");
            assertThat(cursor.row().find(PublishedLayer.DETECTED_LICENSES)).containsExactly("MIT", "Apache-2.0");
            assertThat(cursor.row().find(PublishedLayer.IS_VENDOR)).isFalse();
            assertThat(cursor.row().find(PublishedLayer.NUM_LINES)).isNull();
        }
    }

    @Test
    void whatIsMissingOrCorruptIsAStubWithItsReason() throws IOException {
        List<Repository> repositories = repositories(2);
        List<File> files = repositories.get(0).files();
        bucket().delete(files.get(0).blobId());
        File odd = File.of("odd.py", "odd".getBytes(StandardCharsets.UTF_8));
        bucket().writeAll(odd.blobId(), PublishedFiles.gzip("even".getBytes(StandardCharsets.UTF_8)));
        files.add(odd);
        files.add(File.of("odd.py", "twice".getBytes(StandardCharsets.UTF_8)));
        Path input = PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories.subList(0, 1));
        IngestSummary summary = ingest("the-stack-v2", input, corpus("v2"));
        TestIngest read = TestIngest.into(directory.resolve("v2"));
        assertThat(read.row("/odd.py").stub()).isEqualTo("missing");
        assertThat(read.row("/odd.py").get(FilesLayer.CONTENT_ID)).isEqualTo(odd.contentId());
        assertThat(summary.stubs()).containsEntry("missing", 2L);
        assertThat(summary.messages())
                .anySatisfy(message -> assertThat(message).contains("/odd.py").contains("SHA-1"))
                .anySatisfy(message -> assertThat(message)
                        .contains("there is no")
                        .contains(files.get(0).blobId()))
                .anySatisfy(message -> assertThat(message).contains("is listed twice"));
    }

    @Test
    void aKilledIngestGoesOnToTheSameBytes() throws IOException {
        List<Repository> repositories = repositories(15);
        for (Path input : List.of(
                PublishedFiles.stackV2Files(directory.resolve("f.parquet"), repositories, new Random(2)),
                PublishedFiles.stackV2Repositories(directory.resolve("r.parquet"), repositories))) {
            Corpus whole = corpus("whole-" + input.getFileName());
            ingest("the-stack-v2", input, whole);
            Path place = directory.resolve("killed-" + input.getFileName());
            for (int commits = 1; commits < 60; commits += 7) {
                Corpus failing = Corpus.at(new FailingStorage(Storages.of(place), commits));
                try {
                    ingest("the-stack-v2", input, failing);
                } catch (IOException e) {
                    assertThat(e).hasMessage("killed");
                }
            }
            ingest("the-stack-v2", input, Corpus.at(Storages.of(place)));
            assertThat(layers(Corpus.at(Storages.of(place)))).isEqualTo(layers(whole));
        }
    }

    @Test
    void otherSourcesGetOtherParts() throws Exception {
        List<Repository> repositories = repositories(3);
        ingest(
                "the-stack-v2",
                PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories),
                corpus("mixed"));
        Path files = Files.createDirectories(directory.resolve("plain"));
        Files.writeString(files.resolve("a.py"), "print(1)\n");
        TestIngest mixed = TestIngest.into(directory.resolve("mixed"));
        int before = mixed.corpus().parts().size();
        mixed.run(new Source.Directory(files));
        assertThat(mixed.corpus().parts()).hasSize(before + 1);
        assertThat(mixed.row("/a.py").text()).isEqualTo("print(1)\n");
        assertThat(CorpusVerifier.verify(mixed.corpus(), Progress.NONE).problems())
                .noneSatisfy(problem -> assertThat(problem.toString()).contains("missing, other parts"));
    }

    @Test
    void whatIsNoSuchDatasetIsRefused() throws IOException {
        Path v2 = PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories(1));
        assertThatThrownBy(() -> ingest("the-stack-v3", v2, corpus("no")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is no file of the-stack-v3");
        assertThatThrownBy(() -> Ingest.run(
                        new PublishedRequest("the-stack-v2", List.of(v2.toString()), null, 1),
                        corpus("no"),
                        SMALL_PARTS,
                        1,
                        Progress.NONE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--contents");
        Path damaged = directory.resolve("damaged.parquet");
        byte[] bytes = Files.readAllBytes(v2);
        for (int i = 4; i < 150; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(damaged, bytes);
        assertThatThrownBy(() -> ingest("the-stack-v2", damaged, corpus("no")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged.parquet row 0");
    }
}
