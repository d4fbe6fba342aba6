package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.CorpusVerifier;
import dev.stackyard.corpus.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ingest alone leaves in {@code corpus.json}. */
class JournalTest {

    @TempDir
    Path directory;

    private TestRepository repository;
    private TestIngest ingest;

    @BeforeEach
    void ingestOnce() throws IOException {
        repository = TestRepository.init(directory.resolve("repository"))
                .file("a", "text")
                .file("b", new byte[] {0, 1})
                .commit("one");
        ingest = TestIngest.into(directory.resolve("corpus"));
        ingest.git(repository.directory(), directory.resolve("gone"));
    }

    @Test
    void aCorpusThatWasOnlyIngestedVerifies() throws IOException {
        CorpusVerifier.Result result = CorpusVerifier.verify(ingest.corpus(), Progress.NONE);
        assertThat(result.problems()).isEmpty();
        assertThat(result.files()).isEqualTo(2);
        assertThat(result.rows()).isEqualTo(2);
    }

    @Test
    void verifyNoticesAChangedLayer() throws IOException {
        Path layer = directory.resolve("corpus/contents/part-00000.parquet");
        byte[] bytes = Files.readAllBytes(layer);
        bytes[10] ^= 1;
        Files.write(layer, bytes);
        assertThat(CorpusVerifier.verify(ingest.corpus(), Progress.NONE).problems())
                .extracting(CorpusVerifier.Problem::message)
                .anyMatch(message -> message.startsWith("has SHA-256 "));
    }

    @Test
    void settingsAndCountsAreRecorded() throws IOException {
        assertThat(CorpusJournal.read(ingest.corpus()).runs()).singleElement().satisfies(run -> {
            assertThat(run.stage()).isEqualTo("ingest");
            assertThat(run.rows()).isEqualTo(2);
            assertThat(run.settings().get("maxFileBytes").longValue()).isEqualTo(10 << 20);
            assertThat(run.counts())
                    .containsEntry("repositories", 1L)
                    .containsEntry("rejected", 1L)
                    .containsEntry("problems", 0L)
                    .containsEntry("content_bytes", 4L)
                    .containsEntry("stubs/binary", 1L);
        });
    }

    @Test
    void nothingNewIsNothingToRecord() throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("corpus/corpus.json"));
        ingest.git(repository.directory());
        assertThat(directory.resolve("corpus/corpus.json")).hasBinaryContent(before);
        repository.file("c", "more").commit("two");
        TestRepository other =
                TestRepository.init(directory.resolve("other")).file("x", "x").commit("x");
        ingest.git(other.directory());
        assertThat(CorpusJournal.read(ingest.corpus()).runs()).hasSize(2);
        assertThat(CorpusVerifier.verify(ingest.corpus(), Progress.NONE).problems())
                .isEmpty();
    }

    @Test
    void aRunThatWasCutOffBeforeItsRecordIsRecordedByTheNext() throws IOException {
        Path journal = directory.resolve("corpus/corpus.json");
        String before = Files.readString(journal, StandardCharsets.UTF_8);
        Files.delete(journal);
        ingest.git(repository.directory());
        assertThat(CorpusJournal.read(ingest.corpus()).layers()).hasSize(2).allSatisfy((layer, files) -> files.values()
                .forEach(file -> assertThat(before).contains(file.sha256())));
        assertThat(CorpusJournal.read(ingest.corpus()).runs()).hasSize(1);
    }
}
