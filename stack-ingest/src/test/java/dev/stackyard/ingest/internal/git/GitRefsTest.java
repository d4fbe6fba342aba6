package dev.stackyard.ingest.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.TestRepository;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RepositoryState;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.SnapshotBuilder;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRefsTest {

    private static final Map<String, ObjectType> TYPES = Map.of(
            "commit", ObjectType.REVISION,
            "tag", ObjectType.RELEASE,
            "tree", ObjectType.DIRECTORY,
            "blob", ObjectType.CONTENT);

    @TempDir
    Path directory;

    private TestRepository repository;

    @BeforeEach
    void makeRepository() {
        repository = TestRepository.init(directory.resolve("repository"));
        repository.file("a", "1").commit("first");
        repository.git("tag", "light");
        repository.git("tag", "-a", "-m", "annotated", "v1");
        repository.git("tag", "of-a-tree", "HEAD^{tree}");
        repository.git("tag", "of-a-blob", "HEAD:a");
        repository.git("branch", "side");
        repository.git("update-ref", "refs/pull/7/head", "HEAD");
        repository.git("update-ref", "refs/pull/7/merge", "HEAD");
        repository.git("update-ref", "refs/heads/umlaut-\u00fc", "HEAD");
        repository.git("symbolic-ref", "refs/heads/alias", "refs/heads/side");
        repository.file("a", "2").commit("second");
    }

    @Test
    void snapshotsAreThoseOfTheArchive() throws IOException {
        assertThat(survey().snapshot()).isEqualTo(snapshot());
    }

    @Test
    void packedReferencesGiveTheSameSnapshot() throws IOException {
        repository.git("pack-refs", "--all");
        assertThat(Files.exists(repository.gitDirectory().resolve("refs/heads/main")))
                .isFalse();
        assertThat(survey().snapshot()).isEqualTo(snapshot());
        repository.file("a", "3").commit("third"); // loose over packed
        assertThat(survey().snapshot()).isEqualTo(snapshot());
        assertThat(survey().revision()).hasToString(repository.head());
    }

    @Test
    void reftablesGiveTheSameSnapshot() throws IOException {
        ObjectHash expected = snapshot();
        String head = repository.head();
        try (FileRepository jgit = (FileRepository) new FileRepositoryBuilder()
                .setGitDir(repository.gitDirectory().toFile())
                .build()) {
            jgit.convertRefStorage("reftable", false, false);
        }
        RepositoryState state = survey();
        assertThat(state.snapshot()).isEqualTo(expected);
        assertThat(state.revision()).hasToString(head);
        assertThat(state.branch()).isEqualTo("refs/heads/main");
    }

    @Test
    void damagedReftablesAreRefused() throws IOException {
        Path tables = Files.createDirectories(repository.gitDirectory().resolve("reftable"));
        Files.writeString(tables.resolve("tables.list"), "../../../../etc/passwd\n");
        assertRejected("malformed name");
        Files.writeString(tables.resolve("tables.list"), "1.ref\n");
        assertRejected("cannot be read");
        Files.write(tables.resolve("1.ref"), new byte[500]);
        assertRejected("cannot be read");
    }

    private ObjectHash snapshot() {
        SnapshotBuilder builder = new SnapshotBuilder();
        for (String line : repository
                .text("for-each-ref", "--format=%(refname) %(objectname) %(objecttype) %(symref)")
                .split("\n")) {
            String[] fields = line.split(" ");
            byte[] name = fields[0].getBytes(StandardCharsets.UTF_8);
            if (fields[0].equals("refs/pull/7/merge")) {
                continue;
            }
            if (fields.length > 3) {
                builder.addAlias(name, fields[3].getBytes(StandardCharsets.UTF_8));
            } else {
                builder.add(name, new Swhid(TYPES.get(fields[2]), ObjectHash.parse(fields[1])));
            }
        }
        byte[] head = "HEAD".getBytes(StandardCharsets.UTF_8);
        builder.addAlias(head, repository.text("symbolic-ref", "HEAD").getBytes(StandardCharsets.UTF_8));
        return builder.swhid().hash();
    }

    @Test
    void theHeadDecides() throws IOException {
        repository.git("checkout", "-q", "side");
        assertThat(survey().branch()).isEqualTo("refs/heads/side");
        assertThat(survey().revision()).hasToString(repository.head());
    }

    @Test
    void aDetachedHeadIsItsOwnBranch() throws IOException {
        repository.git("checkout", "-q", "--detach", "HEAD~1");
        assertThat(survey().branch()).isEqualTo("HEAD");
        assertThat(survey().revision()).hasToString(repository.head());
    }

    @Test
    void aHeadThatIsATagIsPeeled() throws IOException {
        String commit = repository.text("rev-parse", "v1^{commit}");
        head(repository.text("rev-parse", "v1"));
        assertThat(survey().revision()).hasToString(commit);
    }

    @Test
    void aBrokenHeadFallsBackToTheUsualNames() throws IOException {
        for (String broken : new String[] {"", "ref: refs/heads/gone", "nonsense", "ref: HEAD", "x".repeat(5000)}) {
            head(broken);
            assertThat(survey().branch()).isEqualTo("refs/heads/main");
        }
        head("ref: refs/heads/main");
        repository.git("branch", "-m", "main", "master");
        head("nonsense");
        assertThat(survey().branch()).isEqualTo("refs/heads/master");
    }

    @Test
    void aBrokenHeadFallsBackToTheNewestBranch() throws IOException {
        repository.git("branch", "-m", "main", "aaa");
        head("nonsense");
        assertThat(survey().branch()).isEqualTo("refs/heads/aaa");
        assertThat(survey().revisionDate().getEpochSecond()).isEqualTo(1_700_000_001);
    }

    @Test
    void anEmptyRepositoryHasNoRevision() throws IOException {
        repository = TestRepository.init(directory.resolve("empty"));
        RepositoryState state = survey();
        assertThat(state.revision()).isNull();
        assertThat(state.rows()).isZero();
        byte[] head = "HEAD".getBytes(StandardCharsets.UTF_8);
        byte[] main = "refs/heads/main".getBytes(StandardCharsets.UTF_8);
        assertThat(state.snapshot())
                .isEqualTo(new SnapshotBuilder()
                        .addAlias(head, main)
                        .addDangling(main)
                        .swhid()
                        .hash());
    }

    @Test
    void aReferenceWithoutItsObjectDangles() throws IOException {
        String before = repository.text("for-each-ref", "--format=%(refname)");
        Files.writeString(repository.gitDirectory().resolve("refs/heads/gone"), "aa".repeat(20) + "\n");
        assertThat(before).doesNotContain("gone");
        SnapshotBuilder builder = new SnapshotBuilder();
        try (GitReader reader = GitReader.open(repository.directory(), IngestSettings.defaults(), directory)) {
            assertThat(reader.survey().snapshot()).isNotEqualTo(builder.swhid().hash());
        }
        ObjectHash dangling = survey().snapshot();
        Files.delete(repository.gitDirectory().resolve("refs/heads/gone"));
        assertThat(survey().snapshot()).isNotEqualTo(dangling).isEqualTo(snapshot());
    }

    @Test
    void findsRepositoriesWhereverTheyLie() throws IOException {
        String head = repository.head();
        Path worktree = directory.resolve("worktree");
        repository.git("worktree", "add", "-q", worktree.toString(), "side");
        assertThat(survey(worktree).branch()).isEqualTo("refs/heads/side");
        Path bare = directory.resolve("bare.git");
        repository.git("clone", "-q", "--bare", ".", bare.toString());
        assertThat(survey(bare).revision()).hasToString(head);
        assertThat(survey(repository.gitDirectory()).revision()).hasToString(head);
    }

    @Test
    void saysWhyAPlaceIsNoRepository() throws IOException {
        assertThatThrownBy(() -> survey(directory.resolve("nowhere"))).hasMessage("does not exist");
        assertThatThrownBy(() -> survey(Files.createFile(directory.resolve("file"))))
                .hasMessage("is no directory");
        assertThatThrownBy(() -> survey(Files.createDirectory(directory.resolve("plain"))))
                .hasMessageContaining("is no git repository");
        Path pointing = Files.createDirectory(directory.resolve("pointing"));
        Files.writeString(pointing.resolve(".git"), "nonsense");
        assertThatThrownBy(() -> survey(pointing)).hasMessageContaining("names no repository");
        Files.writeString(pointing.resolve(".git"), "gitdir: ../nowhere");
        assertThatThrownBy(() -> survey(pointing)).hasMessageContaining("is no git repository");
    }

    @Test
    void refusesSha256Repositories() {
        Path other = directory.resolve("sha256");
        repository.git("init", "-q", "--object-format=sha256", other.toString());
        assertThatThrownBy(() -> survey(other))
                .isInstanceOf(RejectedSourceException.class)
                .hasMessageContaining("only SHA-1 repositories");
    }

    @Test
    void readsTheOriginAndNothingElseOfTheConfiguration() throws IOException {
        assertThat(survey().originUrl()).isNull();
        repository.git("remote", "add", "upstream", "https://example.org/up/stream");
        assertThat(survey().originUrl()).isEqualTo("https://example.org/up/stream");
        repository.git("remote", "add", "origin", "https://example.org/o/r.git");
        assertThat(survey().originUrl()).isEqualTo("https://example.org/o/r.git");
        Files.writeString(repository.gitDirectory().resolve("config"), "[nonsense");
        assertThat(survey().originUrl()).isNull();
    }

    private void head(String content) throws IOException {
        Files.writeString(repository.gitDirectory().resolve("HEAD"), content + "\n");
    }

    private RepositoryState survey() throws IOException {
        return survey(repository.directory());
    }

    private RepositoryState survey(Path path) throws IOException {
        try (GitReader reader = GitReader.open(path, IngestSettings.defaults(), directory.resolve("scratch"))) {
            return reader.survey();
        }
    }

    private void assertRejected(String message) {
        assertThatThrownBy(this::survey)
                .isInstanceOf(RejectedSourceException.class)
                .hasMessageContaining(message);
    }
}
