package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is ingested, under which name, in which part, and what happens when a run is killed or repeated. */
class PlanTest {

    private static final IngestSettings SMALL_PARTS =
            new IngestSettings(10 << 20, 1 << 30, 64, 1000, 5, 96 << 20, 1 << 30, 250, 60, 3600, 8L << 30);

    @TempDir
    Path directory;

    private TestRepository repository(String name, int files) {
        TestRepository repository = TestRepository.init(directory.resolve("sources/" + name));
        for (int i = 0; i < files; i++) {
            repository.file("file" + i + ".txt", name + " " + i + "\n");
        }
        return repository.commit("of " + name);
    }

    private TestIngest corpus(String name) {
        return TestIngest.into(directory.resolve(name));
    }

    private static IngestRequest request(TestRepository... repositories) {
        List<Source> sources = new ArrayList<>();
        for (TestRepository repository : repositories) {
            sources.add(new Source.Git(repository.directory().toString()));
        }
        return new IngestRequest(sources, null, null);
    }

    @Test
    void repositoriesFillPartsAndNeverStraddle() throws IOException {
        IngestRequest request = request(
                repository("a", 2), repository("b", 3), repository("c", 1), repository("huge", 12), repository("d", 5));
        TestIngest ingest = corpus("corpus");
        IngestSummary summary = ingest.run(request, SMALL_PARTS, 2);
        assertThat(parts(ingest)).containsExactly("a b", "c", "huge", "d");
        assertThat(summary.newParts()).isEqualTo(4);
        assertThat(summary.newRows()).isEqualTo(23);
    }

    private static List<String> parts(TestIngest ingest) throws IOException {
        List<String> parts = new ArrayList<>();
        for (PartId part : ingest.corpus().parts()) {
            List<String> names = new ArrayList<>();
            try (var cursor = ingest.corpus().read(part, List.of(FilesLayer.REPO_NAME))) {
                while (cursor.next()) {
                    String name = cursor.row().get(FilesLayer.REPO_NAME);
                    if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
                        names.add(name);
                    }
                }
            }
            parts.add(String.join(" ", names));
        }
        return parts;
    }

    @Test
    void bytesFillPartsToo() throws IOException {
        IngestSettings settings =
                new IngestSettings(10 << 20, 1 << 30, 64, 1000, 1000, 20, 1 << 30, 250, 60, 3600, 8L << 30);
        TestIngest ingest = corpus("corpus");
        ingest.run(request(repository("a", 2), repository("b", 2), repository("c", 2)), settings, 1);
        assertThat(parts(ingest)).containsExactly("a b", "c"); // 8 bytes each
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
        IngestRequest request = request(repository("a", 4), repository("b", 4), repository("c", 4), repository("d", 4));
        corpus("one").run(request, SMALL_PARTS, 1);
        corpus("four").run(request, SMALL_PARTS, 4);
        assertThat(bytes("four")).isEqualTo(bytes("one")).hasSize(4 * 3 + 1);
    }

    @Test
    void aKilledRunIsContinuedToTheSameBytes() throws IOException {
        IngestRequest request = request(repository("a", 4), repository("b", 4), repository("c", 4));
        corpus("undisturbed").run(request, SMALL_PARTS, 1);
        Map<String, String> expected = bytes("undisturbed");
        int files = expected.size();
        for (int writes = 0; writes < files; writes++) {
            String name = "killed-" + writes;
            FailingStorage storage = new FailingStorage(Storages.of(directory.resolve(name)), writes);
            assertThatThrownBy(() -> Ingest.run(request, Corpus.at(storage), SMALL_PARTS, 1, Progress.NONE))
                    .as("after %d files", writes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("killed");
            assertThat(bytes(name)).hasSize(writes);
            IngestSummary summary = corpus(name).run(request, SMALL_PARTS, 2);
            assertThat(bytes(name)).as("after %d files", writes).isEqualTo(expected);
            assertThat(summary.rows()).isEqualTo(12);
            assertThat(summary.rejected()).isEmpty();
        }
    }

    @Test
    void aContinuedRunKeepsThePlannedCommitAndSettings() throws IOException {
        TestRepository a = repository("a", 4);
        TestRepository b = repository("b", 4);
        corpus("undisturbed").run(request(a, b), SMALL_PARTS, 1);
        FailingStorage storage = new FailingStorage(Storages.of(directory.resolve("killed")), 1);
        assertThatThrownBy(() -> Ingest.run(request(a, b), Corpus.at(storage), SMALL_PARTS, 1, Progress.NONE))
                .hasMessage("killed");
        a.file("new", "new").commit("moved");
        IngestSummary summary = corpus("killed").run(request(a, b), IngestSettings.defaults(), 1);
        assertThat(bytes("killed")).isEqualTo(bytes("undisturbed"));
        assertThat(summary.skipped()).hasSize(2);
        assertThat(summary.skipped().get(0).line()).contains("its head is now " + a.head());
        assertThat(summary.skipped().get(1).line()).contains("at the same commit");
    }

    @Test
    void aContinuedRunTakesDirectoriesAsTheyAreAndLosesWhatIsGone() throws IOException {
        Path changing = Files.createDirectories(directory.resolve("sources/changing"));
        Path vanishing = Files.createDirectories(directory.resolve("sources/vanishing"));
        Files.writeString(changing.resolve("f"), "before");
        Files.writeString(vanishing.resolve("g"), "gone");
        IngestRequest request = IngestRequest.of(new Source.Directory(changing), new Source.Directory(vanishing));
        FailingStorage storage = new FailingStorage(Storages.of(directory.resolve("killed")), 1);
        assertThatThrownBy(() -> Ingest.run(request, Corpus.at(storage), SMALL_PARTS, 1, Progress.NONE))
                .hasMessage("killed");
        Files.writeString(changing.resolve("f"), "after");
        Files.delete(vanishing.resolve("g"));
        Files.delete(vanishing);
        TestIngest ingest = corpus("killed");
        IngestSummary summary = ingest.run(request, SMALL_PARTS, 1);
        assertThat(ingest.rows()).singleElement().satisfies(row -> assertThat(row.text())
                .isEqualTo("after"));
        assertThat(summary.notes()).anySatisfy(note -> assertThat(note).contains("has changed since it was planned"));
        assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .isEqualTo("does not exist"));
    }

    @Test
    void repeatingARunChangesNothing() throws IOException {
        TestRepository a = repository("a", 4);
        TestIngest ingest = corpus("corpus");
        IngestSummary first = ingest.run(request(a), SMALL_PARTS, 1);
        Map<String, String> before = bytes("corpus");
        IngestSummary second = ingest.run(request(a), SMALL_PARTS, 1);
        assertThat(bytes("corpus")).isEqualTo(before);
        assertThat(second.newParts()).isZero();
        assertThat(second.rows()).isEqualTo(first.rows());
        assertThat(second.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.line())
                .isEqualTo(a.directory() + " is already in the corpus, at the same commit"));
        assertThat(Ingest.summary(ingest.corpus()).rows()).isEqualTo(4);
    }

    @Test
    void ingestingMoreAddsParts() throws IOException {
        TestRepository a = repository("a", 4);
        TestRepository b = repository("b", 4);
        TestIngest ingest = corpus("corpus");
        ingest.run(request(a), SMALL_PARTS, 1);
        Map<String, String> before = bytes("corpus");
        IngestSummary summary = ingest.run(request(a, b), SMALL_PARTS, 1);
        assertThat(parts(ingest)).containsExactly("a", "b");
        assertThat(bytes("corpus")).containsAllEntriesOf(before);
        assertThat(summary.newParts()).isEqualTo(1);
        assertThat(summary.repositories()).isEqualTo(2);
    }

    @Test
    void repositoriesWithTheSameFilesAreIngestedOnce() throws IOException {
        TestRepository plain = repository("plain", 3);
        Path fork = directory.resolve("sources/fork");
        plain.git("clone", "-q", ".", fork.toString());
        TestRepository.at(fork).git("remote", "remove", "origin");
        TestRepository copy = TestRepository.init(directory.resolve("sources/copy"));
        for (int i = 0; i < 3; i++) {
            copy.file("file" + i + ".txt", "plain " + i + "\n");
        }
        copy.commit("other commit, same tree");
        Path metadata = directory.resolve("metadata");
        Files.writeString(metadata, "{\"repo_name\":\"copy\",\"star_events_count\":10}\n");
        IngestRequest request = new IngestRequest(
                List.of(
                        new Source.Git(plain.directory().toString()),
                        new Source.Git(fork.toString()),
                        new Source.Git(copy.directory().toString())),
                StorageFile.of(metadata.toString()),
                null);
        TestIngest ingest = corpus("corpus");
        IngestSummary summary = ingest.run(request, SMALL_PARTS, 1);
        assertThat(parts(ingest)).containsExactly("copy");
        assertThat(summary.skipped())
                .extracting(IngestSummary.Skipped::line)
                .containsExactly(
                        plain.directory() + " has the same root tree as copy", fork + " has the same commit as plain");
        Path later = directory.resolve("sources/later");
        copy.git("clone", "-q", ".", later.toString());
        TestRepository.at(later).git("remote", "remove", "origin");
        IngestSummary again = ingest.git(later);
        assertThat(again.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason())
                .isEqualTo("has the same files as copy"));
    }

    @Test
    void theSameOriginIsTheSameRepository() throws IOException {
        TestRepository a = repository("a", 1);
        TestRepository b = repository("b", 2);
        a.git("remote", "add", "origin", "https://github.com/octo/cat.git");
        b.git("remote", "add", "origin", "git@github.com:octo/cat");
        TestIngest ingest = corpus("corpus");
        IngestSummary summary = ingest.git(a.directory(), b.directory());
        assertThat(parts(ingest)).containsExactly("octo/cat");
        assertThat(summary.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason())
                .isEqualTo("is the same repository as octo/cat"));
        assertThat(ingest.git(b.directory()).skipped()).singleElement().satisfies(skipped -> assertThat(
                        skipped.reason())
                .contains("already in the corpus at commit")
                .contains(b.head()));
    }

    @Test
    void namesAreUniqueInACorpus() throws IOException {
        TestRepository one = repository("x/lib", 1);
        TestRepository two = repository("y/lib", 2);
        TestRepository three = repository("z/lib.git", 3);
        TestIngest ingest = corpus("corpus");
        ingest.git(one.directory(), two.directory());
        ingest.git(three.directory());
        assertThat(parts(ingest)).containsExactly("lib y/lib", "z/lib");
    }

    @Test
    void theUsersNameCounts() throws IOException {
        TestRepository a = repository("a", 1);
        TestRepository b = repository("b", 2);
        TestIngest ingest = corpus("corpus");
        ingest.run(new Source.Git(a.directory().toString(), "my/name"));
        IngestSummary summary = ingest.run(new Source.Git(b.directory().toString(), "my/name"));
        assertThat(parts(ingest)).containsExactly("my/name");
        assertThat(summary.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason())
                .contains("has the name of a repository"));
    }

    @Test
    void aSourceNamedTwiceIsTakenOnce() throws IOException {
        TestRepository a = repository("a", 1);
        TestIngest ingest = corpus("corpus");
        IngestSummary summary = ingest.run(
                new Source.Git(a.directory().toString()),
                new Source.Git(a.directory().toUri().toString()));
        assertThat(ingest.rows()).hasSize(1);
        assertThat(summary.skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason())
                .isEqualTo("is named twice"));
    }

    @Test
    void whatCannotBeClonedIsTheUsersMistake() {
        for (String location : new String[] {"git@github.com:octo/cat.git", "ssh://u:secret@host/x", "ftp://host/x"}) {
            assertThatThrownBy(() -> corpus("corpus").run(new Source.Git(location)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("clone it with git")
                    .hasMessageNotContaining("secret");
        }
    }

    /** All files of a corpus by name, with their bytes as text. */
    private Map<String, String> bytes(String corpus) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path root = directory.resolve(corpus);
        if (!Files.isDirectory(root)) {
            return files;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(CorpusJournal.FILE)) // has times in it
                    .toList()) {
                files.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
