package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusVerifier;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.PublishedFiles.File;
import dev.stackyard.ingest.PublishedFiles.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Stack's published forms, written by the test, become corpora. */
class PublishedIngestTest {

    @TempDir
    Path directory = Path.of("");

    private PublishedCorpora made = new PublishedCorpora(directory);

    @BeforeEach
    void makeCorpora() {
        made = new PublishedCorpora(directory);
    }

    @Test
    void bothFormsOfTheSecondStackGiveTheSameRows() throws IOException {
        List<Repository> repositories = made.repositories(20);
        Path byFile = PublishedFiles.stackV2Files(directory.resolve("files.parquet"), repositories, new Random(1));
        Path byRepository = PublishedFiles.stackV2Repositories(directory.resolve("repositories.parquet"), repositories);
        made.ingest("the-stack-v2", byFile, made.corpus("by-file"));
        made.ingest("the-stack-v2", byRepository, made.corpus("by-repository"));
        Map<String, List<String>> rows = PublishedCorpora.contents(TestIngest.into(directory.resolve("by-file")));
        Map<String, List<String>> others =
                PublishedCorpora.contents(TestIngest.into(directory.resolve("by-repository")));
        assertThat(others.keySet()).isEqualTo(rows.keySet());
        rows.forEach((repository, files) ->
                assertThat(others.get(repository)).as(repository).isEqualTo(files));
        assertThat(rows).hasSize(20);
        assertThat(rows.get("owner/repo3").get(0))
                .startsWith("/.gitattributes ")
                .endsWith("*.x text\n");
        assertThat(made.corpus("by-file").parts()).hasSizeGreaterThan(3);
        for (Repository repository : repositories) {
            assertThat(rows.get(repository.name())).hasSize(repository.files().size());
        }
    }

    @Test
    void theThirdStackHasItsContentsInItsRows() throws IOException {
        List<Repository> repositories = made.repositories(20);
        Path input = PublishedFiles.stackV3(directory.resolve("v3.parquet"), repositories);
        IngestSummary summary = Ingest.run(
                new PublishedRequest("the-stack-v3", List.of(directory + "/v3*.parquet"), null, 1),
                made.corpus("v3"),
                PublishedCorpora.SMALL_PARTS,
                2,
                Progress.NONE);
        made.ingest(
                "the-stack-v2",
                PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories),
                made.corpus("v2"));
        assertThat(PublishedCorpora.contents(TestIngest.into(directory.resolve("v3"))))
                .isEqualTo(PublishedCorpora.contents(TestIngest.into(directory.resolve("v2"))));
        assertThat(summary.repositories()).isEqualTo(20);
        assertThat(summary.problems()).isZero();
        assertThat(made.ingest("the-stack-v3", input, made.corpus("v3")).newRows())
                .isZero();
    }

    @Test
    void whatTheDatasetSaidIsKeptBeside() throws IOException {
        List<Repository> repositories = made.repositories(1);
        made.ingest(
                "the-stack-v2",
                PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories),
                made.corpus("v2"));
        Corpus corpus = made.corpus("v2");
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
        List<Repository> repositories = made.repositories(2);
        List<File> files = repositories.get(0).files();
        made.bucket().delete(files.get(0).blobId());
        File odd = File.of("odd.py", "odd".getBytes(StandardCharsets.UTF_8));
        made.bucket().writeAll(odd.blobId(), PublishedFiles.gzip("even".getBytes(StandardCharsets.UTF_8)));
        files.add(odd);
        files.add(File.of("odd.py", "twice".getBytes(StandardCharsets.UTF_8)));
        Path input = PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories.subList(0, 1));
        IngestSummary summary = made.ingest("the-stack-v2", input, made.corpus("v2"));
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
        List<Repository> repositories = made.repositories(15);
        for (Path input : List.of(
                PublishedFiles.stackV2Files(directory.resolve("f.parquet"), repositories, new Random(2)),
                PublishedFiles.stackV2Repositories(directory.resolve("r.parquet"), repositories))) {
            Corpus whole = made.corpus("whole-" + input.getFileName());
            made.ingest("the-stack-v2", input, whole);
            Path place = directory.resolve("killed-" + input.getFileName());
            for (int commits = 1; commits < 60; commits += 7) {
                Corpus failing = Corpus.at(new FailingStorage(Storages.of(place), commits));
                try {
                    made.ingest("the-stack-v2", input, failing);
                } catch (IOException e) {
                    assertThat(e).hasMessage("killed");
                }
            }
            made.ingest("the-stack-v2", input, Corpus.at(Storages.of(place)));
            assertThat(PublishedCorpora.layers(Corpus.at(Storages.of(place))))
                    .isEqualTo(PublishedCorpora.layers(whole));
        }
    }

    @Test
    void otherSourcesGetOtherParts() throws Exception {
        List<Repository> repositories = made.repositories(3);
        made.ingest(
                "the-stack-v2",
                PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), repositories),
                made.corpus("mixed"));
        Path files = Files.createDirectories(directory.resolve("plain"));
        Files.writeString(files.resolve("a.py"), "print(1)\n");
        TestIngest mixed = TestIngest.into(directory.resolve("mixed"));
        int before = mixed.corpus().parts().size();
        mixed.run(new Source.Directory(files));
        assertThat(mixed.corpus().parts()).hasSize(before + 1);
        assertThat(mixed.row("/a.py").text()).isEqualTo("print(1)\n");
        assertThat(CorpusVerifier.verify(mixed.corpus(), Progress.NONE).problems())
                .isEmpty();
    }

    @Test
    void whatIsNoSuchDatasetIsRefused() throws IOException {
        Path v2 = PublishedFiles.stackV2Repositories(directory.resolve("v2.parquet"), made.repositories(1));
        assertThatThrownBy(() -> made.ingest("the-stack-v3", v2, made.corpus("no")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is no file of the-stack-v3");
        assertThatThrownBy(() -> Ingest.run(
                        new PublishedRequest("the-stack-v2", List.of(v2.toString()), null, 1),
                        made.corpus("no"),
                        PublishedCorpora.SMALL_PARTS,
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
        assertThatThrownBy(() -> made.ingest("the-stack-v2", damaged, made.corpus("no")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged.parquet row 0");
    }
}
