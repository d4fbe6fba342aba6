package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteIngestTest {

    @TempDir
    Path directory;

    private TestRepository repository;
    private TestIngest ingest;

    @BeforeEach
    void makeRepository() {
        repository = TestRepository.init(directory.resolve("served"));
        repository
                .file("a", "first")
                .commit("first")
                .file("a", "second")
                .file("b/c", "more")
                .commit("second");
        repository.git("branch", "other", "HEAD~1");
        repository.git("tag", "-a", "-m", "old", "v1", "HEAD~1");
        ingest = TestIngest.into(directory.resolve("corpus"));
    }

    @Test
    void aRemoteRepositoryIsClonedAndTheCloneDeleted() throws IOException {
        try (GitServer server = new GitServer(repository.gitDirectory(), null)) {
            IngestSummary summary = ingest.run(new Source.Git("http://" + server.address()));
            assertThat(summary.rejected()).isEmpty();
            assertThat(ingest.rows())
                    .extracting(row -> row.path() + " " + row.text())
                    .containsExactly("/a second", "/b/c more");
            TestIngest.ReadRow row = ingest.row("/a");
            assertThat(row.get(FilesLayer.REPO_NAME)).isEqualTo("octo/cat");
            assertThat(row.get(FilesLayer.REPO_URL)).isEqualTo("http://" + server.address());
            assertThat(row.get(FilesLayer.REVISION_ID)).isEqualTo(repository.head());
            assertThat(row.get(FilesLayer.BRANCH_NAME)).isEqualTo("refs/heads/main");
            assertThat(row.get(FilesLayer.SNAPSHOT_ID)).isNotNull();
            assertThat(server.fetches()).isEqualTo(1);
        }
        assertThat(directory.resolve("corpus/work/ingest")).doesNotExist();
    }

    @Test
    void aDetachedOrMissingHeadIsFound() throws IOException {
        repository.git("checkout", "-q", "--detach", "HEAD~1");
        try (GitServer server = new GitServer(repository.gitDirectory(), null)) {
            ingest.run(new Source.Git("http://" + server.address()));
            assertThat(ingest.row("/a").text()).isEqualTo("first");
        }
    }

    @Test
    void anEmptyRemoteRepositoryCounts() throws IOException {
        TestRepository empty = TestRepository.init(directory.resolve("empty"));
        try (GitServer server = new GitServer(empty.gitDirectory(), null)) {
            IngestSummary summary = ingest.run(new Source.Git("http://" + server.address()));
            assertThat(summary.repositories()).isEqualTo(1);
            assertThat(summary.rows()).isZero();
        }
    }

    @Test
    void credentialsOpenTheServerAndStayOutOfTheCorpus() throws IOException {
        try (GitServer server = new GitServer(repository.gitDirectory(), "me:s3cret")) {
            IngestSummary refused = ingest.run(new Source.Git("http://me:wr0ng@" + server.address()));
            assertThat(refused.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.line())
                    .startsWith("http://" + server.address() + " cannot be cloned: ")
                    .doesNotContain("wr0ng"));
            ingest.run(new Source.Git("http://me:s3cret@" + server.address()));
            assertThat(ingest.rows()).hasSize(2);
        }
        String plan = Files.readString(directory.resolve("corpus/ingest/plan-00000.json"));
        assertThat(plan).doesNotContain("s3cret").doesNotContain("me:");
        assertThat(ingest.row("/a").get(FilesLayer.REPO_URL).toString()).doesNotContain("@");
    }

    @Test
    void aServerThatIsNotThereIsRejected() throws IOException {
        String address;
        try (GitServer server = new GitServer(repository.gitDirectory(), null)) {
            address = server.address();
            IngestSummary absent = ingest.run(new Source.Git("http://" + address.replace("octo/cat", "no/body")));
            assertThat(absent.rejected()).hasSize(1);
        }
        IngestSummary gone = ingest.run(new Source.Git("http://" + address));
        assertThat(gone.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .startsWith("cannot be cloned: "));
    }

    @Test
    void aKilledRunClonesAgain() throws IOException {
        try (GitServer server = new GitServer(repository.gitDirectory(), "me:s3cret")) {
            IngestRequest request = IngestRequest.of(new Source.Git("http://me:s3cret@" + server.address()));
            FailingStorage storage = new FailingStorage(Storages.of(directory.resolve("corpus")), 1);
            assertThatThrownBy(
                            () -> Ingest.run(request, Corpus.at(storage), IngestSettings.defaults(), 1, Progress.NONE))
                    .hasMessage("killed");
            repository.file("a", "third").commit("third");
            IngestSummary summary = ingest.run(request, IngestSettings.defaults(), 1);
            assertThat(ingest.row("/a").text()).isEqualTo("third");
            assertThat(summary.notes()).singleElement().asString().contains("has changed since it was planned");
        }
    }
}
