package dev.stackyard.corpus.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.optout.OptOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerRemovalTest {

    private static final String SHARED = "print('everybody has this')\n";
    private static final String OWN = "print('nobody else has this')\n";

    @TempDir
    Path directory;

    private TestCorpus made;
    private Corpus corpus;

    @BeforeEach
    void make() throws IOException {
        made = TestCorpus.in(directory)
                .repository("acme/cat")
                .file("/LICENSE", "do what you like\n")
                .file("/own.py", OWN)
                .file("/shared.py", SHARED)
                .file("/empty.py", "")
                .stub("/logo.png", Stub.BINARY)
                .repository("octo/dog")
                .file("/dog.py", SHARED)
                .part()
                .repository("octo/fork")
                .file("/copied.py", OWN)
                .file("/more.py", "print(1)\n");
        corpus = made.corpus();
    }

    private static RemovalRequest request(boolean everywhere, OptOut... rules) {
        return new RemovalRequest(List.of(rules), everywhere, false, "asked", "R-1", "2026-11-01T00:00:00Z");
    }

    private RemovalSelection.Found remove(RemovalRequest request) throws IOException {
        RemovalSelection.Found found = RemovalSelection.find(corpus, request, 2);
        RemovalStore store = new RemovalStore(corpus.storage());
        int number = store.records().size();
        RemovalRecord record = new RemovalRecord(
                RemovalRecord.FORMAT,
                number,
                request,
                new RemovalRecord.Totals(found.rows().size(), found.bytes(), 0, 0, List.of(), 0, List.of(), 0, 0));
        store.writeRows(number, found.rows());
        store.order(record);
        assertThat(store.pending()).contains(record);
        LayerErasure.apply(corpus, record, 2, Progress.NONE);
        store.finish(record);
        assertThat(store.pending()).isEmpty();
        assertThat(problems()).isEmpty();
        return found;
    }

    private List<String> problems() throws IOException {
        List<String> problems = new ArrayList<>();
        RemovalVerifier.verify(corpus, problems::add);
        return problems;
    }

    private List<String> paths() throws IOException {
        return made.column(FilesLayer.PATH).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void aRepositoryBecomesStubsAndEverythingElseStays() throws IOException {
        List<LayerStamp> stamps = new ArrayList<>();
        for (PartId part : corpus.parts()) {
            stamps.add(corpus.stamp(ContentsLayer.NAME, part).orElseThrow());
        }
        byte[] otherPart = Files.readAllBytes(directory.resolve("contents/part-00001.parquet"));

        RemovalSelection.Found found = remove(request(false, OptOut.repository("Acme/Cat", "a")));

        assertThat(found.rows()).hasSize(5);
        assertThat(found.bytes()).isEqualTo("do what you like\n".length() + OWN.length() + SHARED.length());
        assertThat(paths())
                .containsExactly(
                        "/removed",
                        "/removed",
                        "/removed",
                        "/removed",
                        "/removed",
                        "/dog.py",
                        "/copied.py",
                        "/more.py");
        assertThat(made.column(FilesLayer.STUB))
                .containsExactly("removed", "removed", "removed", "removed", "removed", null, null, null);
        assertThat(made.column(ContentsLayer.CONTENT).subList(0, 5)).containsOnlyNulls();
        assertThat(Objects.requireNonNull(made.column(ContentsLayer.CONTENT).get(5))
                        .decodeUtf8())
                .isEqualTo(SHARED);
        corpus.forgetFooters();
        for (PartId part : corpus.parts()) {
            assertThat(corpus.stamp(ContentsLayer.NAME, part)).contains(stamps.get(part.number()));
        }
        assertThat(directory.resolve("contents/part-00001.parquet")).hasBinaryContent(otherPart);
    }

    /** Others have the shared file and the fork has the own one: neither is refused; nor is a licence, or an empty file. */
    @Test
    void onlyWhatNobodyElseHasIsRefused() throws IOException {
        remove(request(false, OptOut.repository("acme/cat", "a")));
        Removals removals = Removals.read(corpus.storage());
        List<String> ids = made.column(FilesLayer.CONTENT_ID).stream()
                .map(Objects::requireNonNull)
                .toList();
        assertThat(ids.stream().filter(id -> removals.ofContent(id).isPresent()))
                .isEmpty();

        remove(request(false, OptOut.owner("OCTO", "b")));
        Removals both = Removals.read(corpus.storage());
        assertThat(both.ofContent(ids.get(5))).isPresent();
        assertThat(both.ofContent(ids.get(6)).orElseThrow().number()).isEqualTo(1);
        assertThat(both.ofContent(ids.get(0))).isEmpty();
        assertThat(both.ofRepository("octo/new", null, null, null, null)).isPresent();
        assertThat(both.ofRepository("x/new", "git@github.com:Acme/Cat.git", null, null, null))
                .isEmpty();
    }

    @Test
    void everywhereTakesCopiesInOtherRepositories() throws IOException {
        RemovalSelection.Found found = remove(request(true, OptOut.repository("acme/cat", "a")));
        assertThat(found.rows()).hasSize(7);
        assertThat(paths()).endsWith("/removed", "/removed", "/more.py");
        assertThat(found.repositories()).containsExactly("acme/cat", "octo/dog", "octo/fork");
    }

    @Test
    void aContentGoesWhereverItIsAndARevisionTakesItsRepository() throws IOException {
        String shared = made.column(FilesLayer.CONTENT_ID).get(5);
        RemovalSelection.Found found = remove(request(false, OptOut.identifier("swh:1:cnt:" + shared, "a")));
        assertThat(found.rows()).extracting(RemovedRow::refused).containsExactly(true, true);

        String revision = made.column(FilesLayer.REVISION_ID).get(7);
        OptOut rule = OptOut.identifier("swh:1:rev:" + revision, "b");
        assertThat(remove(request(false, rule)).rows()).hasSize(2);

        RemovalSelection.Found again = RemovalSelection.find(corpus, request(false, rule), 1);
        assertThat(again.rows()).isEmpty();
        assertThat(again.alreadyRemoved()).isEqualTo(2);
        assertThat(again.unmatched()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        OptOut nobody = OptOut.origin("https://gitlab.com/no/body.git", "c");
        assertThat(remove(request(false, OptOut.owner("acme", "a"), nobody)).unmatched())
                .containsExactly(nobody);
        assertThat(Removals.read(corpus.storage())
                        .ofRepository("any", "ssh://git@gitlab.com/No/Body", null, null, null))
                .isPresent();
    }

    @Test
    void verifyFindsWhatIsPutBackAndRemovingAgainErasesIt() throws IOException {
        Path contents = directory.resolve("contents/part-00000.parquet");
        Path files = directory.resolve("files/part-00000.parquet");
        byte[] oldContents = Files.readAllBytes(contents);
        byte[] oldFiles = Files.readAllBytes(files);
        remove(request(false, OptOut.repository("acme/cat", "a")));
        byte[] newContents = Files.readAllBytes(contents);
        RemovalRecord record = new RemovalStore(corpus.storage()).records().get(0);

        Files.write(contents, oldContents);
        assertThat(problems()).hasSize(4).allMatch(problem -> problem.contains("still has its content"));
        Files.write(files, oldFiles);
        assertThat(problems()).anyMatch(problem -> problem.contains("row 0 is under removal 0 and is here"));

        corpus.forgetFooters();
        LayerErasure.apply(corpus, record, 1, Progress.NONE);
        assertThat(problems()).isEmpty();
        assertThat(contents).hasBinaryContent(newContents);
    }
}
