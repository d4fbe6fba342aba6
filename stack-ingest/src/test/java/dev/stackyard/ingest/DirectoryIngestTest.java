package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.FilesLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree that {@code git add -A} makes of a directory is the oracle. */
class DirectoryIngestTest {

    @TempDir
    Path directory;

    private TestRepository repository;
    private TestIngest ingest;

    @BeforeEach
    void makeDirectory() {
        repository = TestRepository.init(directory.resolve("project-1.0"));
        ingest = TestIngest.into(directory.resolve("corpus"));
    }

    private IngestSummary ingest() throws IOException {
        return ingest.run(new Source.Directory(repository.directory()));
    }

    @Test
    void rowsAreThoseOfTheTreeThatGitWouldMake() throws IOException {
        repository
                .file("order.", "1")
                .file("order/x", "2")
                .file("order0", "3")
                .file("d\u00e9j\u00e0/\u4e2d.txt", "4")
                .file("tab\there", "5")
                .file("sub/.gitattributes", "* text\n")
                .file("run", "#!/bin/sh\n");
        assertThat(repository.directory().resolve("run").toFile().setExecutable(true))
                .isTrue();
        Files.createSymbolicLink(repository.directory().resolve("link"), Path.of("../d\u00e9j\u00e0/"));
        Files.createSymbolicLink(repository.directory().resolve("loop"), Path.of("."));
        Files.createDirectories(repository.directory().resolve("empty/inside"));
        repository.commit("as git sees it");
        IngestSummary summary = ingest();
        assertThat(ingest.rows()).allSatisfy(row -> {
            assertThat(row.get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
            assertThat(row.get(FilesLayer.REVISION_ID)).isNull();
            assertThat(row.get(FilesLayer.REPO_NAME)).isEqualTo("project-1.0");
            String id = repository.text("rev-parse", "HEAD:" + row.path().substring(1));
            assertThat(row.get(FilesLayer.CONTENT_ID)).isEqualTo(id);
        });
        assertThat(ingest.rows())
                .extracting(TestIngest.ReadRow::path)
                .containsExactly(
                        "/sub/.gitattributes",
                        "/d\u00e9j\u00e0/\u4e2d.txt",
                        "/link",
                        "/loop",
                        "/order.",
                        "/order/x",
                        "/order0",
                        "/run",
                        "/tab\there");
        assertThat(ingest.row("/run").get(FilesLayer.MODE)).isEqualTo("100755");
        assertThat(ingest.row("/link").stub()).isEqualTo("symlink");
        assertThat(summary.problems()).isZero();
    }

    @Test
    void namesThatAreNoTextKeepTheirBytes() throws IOException {
        byte[] name = {'n', (byte) 0xE9, 'x', (byte) 0xFF};
        byte[] line = new byte[100];
        byte[] start = ("100644 " + repository.blob("x".getBytes(StandardCharsets.US_ASCII)) + "\t")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, line, 0, start.length);
        System.arraycopy(name, 0, line, start.length, name.length);
        repository.run(
                java.util.Arrays.copyOf(line, start.length + name.length + 1), "update-index", "-z", "--index-info");
        repository.commitIndex("odd name");
        repository.git("checkout", "-f", "HEAD");
        ingest();
        assertThat(ingest.rows()).singleElement().satisfies(row -> {
            assertThat(row.get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
            assertThat(row.path()).isEqualTo("/n\ufffdx\ufffd");
        });
    }

    @Test
    void ignoredFilesAreFilesToo() throws IOException {
        repository
                .file(".gitignore", "*.log\n")
                .file("build.log", "ignored by git")
                .file("nested/.git/config", "x");
        ingest();
        assertThat(ingest.rows()).extracting(TestIngest.ReadRow::path).containsExactly("/.gitignore", "/build.log");
    }

    @Test
    void whatIsNoFileIsAStubAndNoPartOfTheTree() throws Exception {
        repository.file("a", "a").commit("one");
        Process mkfifo = new ProcessBuilder(
                        "mkfifo", repository.directory().resolve("pipe").toString())
                .start();
        assertThat(mkfifo.waitFor()).isZero();
        IngestSummary summary = ingest();
        assertThat(ingest.row("/pipe").stub()).isEqualTo("missing");
        assertThat(ingest.row("/pipe").get(FilesLayer.CONTENT_ID)).isEqualTo("0".repeat(40));
        assertThat(ingest.row("/a").get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
        assertThat(summary.messages()).singleElement().asString().contains("/pipe: is no regular file");
    }

    @Test
    void largeFilesAreHashedAndTheTreeIsKnown() throws IOException {
        repository.file("large", "x".repeat(5000)).file("small", "y").commit("two");
        IngestSettings settings =
                new IngestSettings(1000, 10_000, 64, 100, 100, 1 << 20, 1 << 20, 250, 60, 3600, 8L << 30);
        Source source = new Source.Directory(repository.directory());
        ingest.run(IngestRequest.of(source), settings, 1);
        assertThat(ingest.row("/large").stub()).isEqualTo("too-large");
        assertThat(ingest.row("/large").get(FilesLayer.LENGTH_BYTES)).isEqualTo(5000L);
        assertThat(ingest.row("/large").get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
    }

    @Test
    void deepAndWideDirectoriesAreContained() throws IOException {
        repository.file("d/".repeat(64) + "deep", "x").file("a", "a");
        IngestSummary summary = ingest();
        assertThat(summary.stubs()).containsEntry("missing", 1L);
        assertThat(ingest.row("/a").get(FilesLayer.DIRECTORY_ID)).isNull();
        IngestSettings few = new IngestSettings(1000, 10_000, 64, 3, 100, 1 << 20, 1 << 20, 250, 60, 3600, 8L << 30);
        Source source = new Source.Directory(repository.directory());
        IngestSummary wide = TestIngest.into(directory.resolve("few")).run(IngestRequest.of(source), few, 1);
        assertThat(wide.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .contains("more than 3 files and directories"));
    }

    @Test
    void aCorpusInsideTheDirectoryIsLeftOut() throws IOException {
        repository.file("a", "a");
        TestIngest inside = TestIngest.into(repository.directory().resolve("out/corpus"));
        inside.run(new Source.Directory(repository.directory()));
        assertThat(inside.rows()).extracting(TestIngest.ReadRow::path).containsExactly("/a");
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRejected() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        IngestSummary summary = ingest.run(
                new Source.Directory(file),
                new Source.Directory(directory.resolve("nowhere")),
                new Source.Archive(directory));
        assertThat(summary.rejected())
                .extracting(IngestSummary.Rejected::reason)
                .containsExactly("is no directory", "does not exist", "is no file");
    }
}
