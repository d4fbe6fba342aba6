package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.CorpusVerifier;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.optout.OptOut;
import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.RemovalRequest;
import dev.stackyard.corpus.removal.RemovalStore;
import dev.stackyard.ingest.PublishedFiles.File;
import dev.stackyard.ingest.PublishedFiles.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which repositories of a published dataset are ingested: each once, and none that was removed. */
class PublishedChoiceTest {

    @TempDir
    Path directory = Path.of("");

    private PublishedCorpora made = new PublishedCorpora(directory);

    @BeforeEach
    void makeCorpora() {
        made = new PublishedCorpora(directory);
    }

    /** The published forms, and how a test writes one. */
    private enum Form {
        FILES("the-stack-v2"),
        REPOSITORIES("the-stack-v2"),
        INLINE("the-stack-v3");

        private final String dataset;

        Form(String dataset) {
            this.dataset = dataset;
        }

        Path write(Path file, List<Repository> repositories) throws IOException {
            return switch (this) {
                case FILES -> PublishedFiles.stackV2Files(file, repositories, new Random(5));
                case REPOSITORIES -> PublishedFiles.stackV2Repositories(file, repositories);
                case INLINE -> PublishedFiles.stackV3(file, repositories);
            };
        }
    }

    private Map<String, List<String>> rows(String corpus) throws IOException {
        return PublishedCorpora.contents(TestIngest.into(directory.resolve(corpus)));
    }

    private Repository changed(Repository repository, String revision) throws IOException {
        File file = File.of("other.py", "print('another state')\n".getBytes(StandardCharsets.UTF_8));
        made.bucket().writeAll(file.blobId(), PublishedFiles.gzip(file.bytes()));
        return new Repository(repository.name(), revision, List.of(file));
    }

    @ParameterizedTest
    @EnumSource
    void ofARepositoryThatIsListedTwiceTheFirstStays(Form form) throws IOException {
        List<Repository> repositories = made.repositories(30);
        List<Repository> second = new ArrayList<>();
        for (Repository repository : repositories.subList(15, 30)) {
            second.add(changed(repository, "ab".repeat(20)));
        }
        second.add(
                new Repository("owner/new", "cd".repeat(20), repositories.get(0).files()));
        Path first = form.write(directory.resolve("a.parquet"), repositories);
        Path other = form.write(directory.resolve("b.parquet"), second);

        IngestSummary summary = made.ingest(form.dataset, List.of(first, other), made.corpus("both"));
        made.ingest(form.dataset, first, made.corpus("first"));
        int twins =
                form == Form.REPOSITORIES ? 16 : 15; // with the repository without files, which this form's writer adds
        Map<String, List<String>> expected = new TreeMap<>(rows("first"));
        expected.put("owner/new", rows("both").get("owner/new"));
        assertThat(rows("both")).isEqualTo(expected);
        assertThat(rows("both").get("owner/new"))
                .hasSize(repositories.get(0).files().size());
        assertThat(summary.skipped())
                .filteredOn(skipped -> skipped.reason().startsWith("is the same repository as "))
                .hasSize(twins)
                .allSatisfy(skipped -> assertThat(skipped.line())
                        .contains("b.parquet row ")
                        .contains("a.parquet row ")
                        .contains(String.valueOf(skipped.keptRepoName())));
        assertThat(summary.notes()).anySatisfy(note -> assertThat(note).contains(twins + " are listed before"));
        assertThat(Ingest.summary(made.corpus("both")).skipped()).isEqualTo(summary.skipped());

        made.ingest(form.dataset, List.of(other, first), made.corpus("turned"));
        assertThat(rows("turned").get("owner/repo20"))
                .singleElement()
                .asString()
                .contains("another state");
        assertThat(rows("turned").keySet()).isEqualTo(rows("both").keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aRepositoryOfTheCorpusIsNotIngestedAgain(Form form) throws IOException {
        List<Repository> repositories = made.repositories(12);
        Path first = form.write(directory.resolve("a.parquet"), repositories.subList(0, 8));
        Path other = form.write(directory.resolve("b.parquet"), repositories.subList(4, 12));
        made.ingest(form.dataset, first, made.corpus("twice"));
        IngestSummary summary = made.ingest(form.dataset, other, made.corpus("twice"));
        made.ingest(form.dataset, List.of(first, other), made.corpus("once"));
        assertThat(rows("twice").keySet()).isEqualTo(rows("once").keySet()).hasSize(12);
        assertThat(rows("twice")).isEqualTo(rows("once"));
        assertThat(summary.notes()).anySatisfy(note -> assertThat(note).contains("4 are in the corpus already"));
        assertThat(summary.repositories()).isEqualTo(form == Form.REPOSITORIES ? 14 : 12);
        IngestSummary again = made.ingest(form.dataset, other, made.corpus("twice"));
        assertThat(again.newParts()).isZero();
    }

    @Test
    void filesOfOneRepositoryInSeveralFilesOfTheDatasetAreOneRepository() throws IOException {
        List<Repository> repositories = made.repositories(10);
        List<Repository> even = new ArrayList<>();
        List<Repository> odd = new ArrayList<>();
        for (Repository repository : repositories) {
            List<List<File>> halves = List.of(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < repository.files().size(); i++) {
                halves.get(i % 2).add(repository.files().get(i));
            }
            even.add(new Repository(repository.name(), repository.revision(), halves.get(0)));
            odd.add(new Repository(repository.name(), repository.revision(), halves.get(1)));
        }
        IngestSummary summary = made.ingest(
                "the-stack-v2",
                List.of(
                        Form.FILES.write(directory.resolve("even.parquet"), even),
                        Form.FILES.write(directory.resolve("odd.parquet"), odd)),
                made.corpus("halves"));
        made.ingest(
                "the-stack-v2", Form.FILES.write(directory.resolve("w.parquet"), repositories), made.corpus("whole"));
        assertThat(rows("halves")).isEqualTo(rows("whole"));
        assertThat(summary.skipped()).isEmpty();
        assertThat(summary.repositories()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aKilledChoiceGoesOnToTheSameBytes(Form form) throws IOException {
        List<Repository> repositories = made.repositories(15);
        List<Repository> second = new ArrayList<>(repositories.subList(3, 9));
        second.add(changed(repositories.get(1), "ab".repeat(20)));
        List<Path> inputs = List.of(
                form.write(directory.resolve("a.parquet"), repositories),
                form.write(directory.resolve("b.parquet"), second));
        made.ingest(form.dataset, inputs, made.corpus("whole"));
        Path place = directory.resolve("killed");
        for (int commits = 1; commits < 60; commits += 7) {
            try {
                made.ingest(form.dataset, inputs, Corpus.at(new FailingStorage(Storages.of(place), commits)));
            } catch (IOException e) {
                assertThat(e).hasMessage("killed");
            }
        }
        made.ingest(form.dataset, inputs, made.corpus("killed"));
        assertThat(PublishedCorpora.layers(made.corpus("killed")))
                .isEqualTo(PublishedCorpora.layers(made.corpus("whole")));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRemovedStaysOut(Form form) throws IOException {
        List<Repository> repositories = made.repositories(10);
        repositories.add(
                new Repository("gone/one", "12".repeat(20), repositories.get(0).files()));
        Corpus corpus = made.corpus("left");
        order(corpus, OptOut.repository("Owner/Repo3", "R-1"), OptOut.owner("gone", "R-1"));
        IngestSummary summary =
                made.ingest(form.dataset, form.write(directory.resolve("a.parquet"), repositories), corpus);
        assertThat(rows("left")).hasSize(9).doesNotContainKeys("owner/repo3", "gone/one");
        assertThat(summary.skipped()).hasSize(2).allSatisfy(skipped -> assertThat(skipped.reason())
                .contains("was removed on 2026-11-25"));
        assertThat(summary.notes()).anySatisfy(note -> assertThat(note).contains("2 were removed on request"));
    }

    @Test
    void nothingIsKeptOfARowThatIsRefused() throws IOException {
        List<Repository> repositories = made.repositories(2);
        File gone = repositories.get(0).files().get(0);
        Corpus corpus = made.corpus("blank");
        order(corpus, OptOut.identifier("swh:1:cnt:" + gone.contentId(), "R-1"));
        made.ingest("the-stack-v2", Form.REPOSITORIES.write(directory.resolve("a.parquet"), repositories), corpus);
        int removed = 0;
        for (PartId part : corpus.parts()) {
            List<dev.stackyard.corpus.Column<?>> columns = new ArrayList<>(PublishedLayer.SCHEMA.columns());
            columns.add(FilesLayer.STUB);
            try (RowCursor cursor = corpus.read(part, columns)) {
                while (cursor.next()) {
                    boolean refused = "removed".equals(cursor.row().find(FilesLayer.STUB));
                    removed += refused ? 1 : 0;
                    for (var column : PublishedLayer.SCHEMA.columns()) {
                        if (refused) {
                            assertThat(cursor.row().find(column))
                                    .as(column.name())
                                    .isNull();
                        }
                    }
                    if (!refused) {
                        assertThat(cursor.row().find(PublishedLayer.BLOB_ID)).isNotNull();
                    }
                }
            }
        }
        assertThat(removed).isPositive();
    }

    @Test
    void theRunIsInTheJournal() throws IOException {
        Path input = Form.INLINE.write(directory.resolve("a.parquet"), made.repositories(20));
        Corpus corpus = made.corpus("noted");
        made.ingest("the-stack-v3", input, corpus);
        made.ingest("the-stack-v3", input, corpus);
        assertThat(CorpusJournal.read(corpus).runs()).singleElement().satisfies(run -> {
            assertThat(run.stage()).isEqualTo("ingest-published");
            assertThat(run.rows())
                    .isEqualTo(rows("noted").values().stream()
                            .mapToLong(List::size)
                            .sum());
            assertThat(run.counts()).containsEntry("repositories", 20L).containsEntry("problems", 0L);
        });
        CorpusVerifier.Result result = CorpusVerifier.verify(corpus, Progress.NONE);
        assertThat(result.problems()).isEmpty();
        assertThat(result.files()).isEqualTo(3L * corpus.parts().size());
    }

    private static void order(Corpus corpus, OptOut... rules) throws IOException {
        RemovalStore store = new RemovalStore(corpus.storage());
        RemovalRecord record = new RemovalRecord(
                RemovalRecord.FORMAT,
                0,
                new RemovalRequest(List.of(rules), false, false, null, null, "2026-11-25T10:00:00Z"),
                new RemovalRecord.Totals(0, 0, 0, 0, List.of(), 0, List.of(), 0, 0));
        store.writeRows(0, List.of());
        store.order(record);
        store.finish(record);
    }
}
