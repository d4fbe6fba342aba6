package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.swhid.DirectoryBuilder;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of git repositories, compared with what git itself says about them. */
class GitIngestTest {

    private static final String HELLO = "ce013625030ba8dba906f756967f9e9ca394464a";

    @TempDir
    Path directory;

    private TestRepository repository;
    private TestIngest ingest;

    @BeforeEach
    void makeRepository() {
        repository = TestRepository.init(directory.resolve("octo"));
        ingest = TestIngest.into(directory.resolve("corpus"));
    }

    @Test
    void everyFileOfTheTreeHasItsRow() throws Exception {
        fillWithEverything();
        repository.commitIndex("everything");
        assertRowsAreGits();
        repository.pack();
        ingest = TestIngest.into(directory.resolve("corpus-of-packed"));
        assertRowsAreGits();
    }

    private void fillWithEverything() throws IOException {
        repository
                .file("README.md", "# octo\n")
                .file("src/.gitattributes", "*.x linguist-vendored\n")
                .file(".gitattributes", "*.c text\n")
                .file("a.txt", "hello\n")
                .file("a/b.txt", "hello\n")
                .file("a0", "hello\n")
                .file("empty", "")
                .file("no.extension/Makefile", "all:\n")
                .file("name with \t tab\nand newline", "odd")
                .file("latin1.txt", "d\u00e9j\u00e0 vu \u00e0 Montr\u00e9al".getBytes(StandardCharsets.ISO_8859_1))
                .file("utf16.txt", "\ufefftext".getBytes(StandardCharsets.UTF_16LE))
                .file("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2})
                .file("broken.txt", new byte[] {'a', (byte) 0x81, (byte) 0x8D, (byte) 0xFF, (byte) 0xFE, 'z'})
                .file("run.sh", "#!/bin/sh\n")
                .file("x".repeat(200) + "/" + "y".repeat(200), "long");
        assertThat(repository.directory().resolve("run.sh").toFile().setExecutable(true))
                .isTrue();
        Files.createSymbolicLink(repository.directory().resolve("link"), Path.of("../outside"));
        repository.git("add", "-A");
        repository.git("update-index", "--add", "--cacheinfo", "160000," + HELLO + ",module");
        repository.git("update-index", "--add", "--cacheinfo", "100664," + repository.blob(bytes("old")) + ",old");
        for (byte[] name :
                new byte[][] {{(byte) 0xE9, '.', 'c'}, "caf\u00e9/\u4e2d.py".getBytes(StandardCharsets.UTF_8)}) {
            byte[] line = concat(bytes("100644 " + repository.blob(bytes("weird")) + "\t"), name, new byte[1]);
            repository.run(line, "update-index", "-z", "--index-info");
        }
    }

    private void assertRowsAreGits() throws Exception {
        List<GitFile> expected = gitFiles();
        IngestSummary summary = ingest.git(repository.directory());
        List<TestIngest.ReadRow> rows = ingest.rows();
        assertThat(rows).hasSize(expected.size());
        assertThat(summary.rows()).isEqualTo(expected.size());
        for (int i = 0; i < rows.size(); i++) {
            assertIsGits(rows.get(i), expected.get(i));
        }
    }

    private record GitFile(String mode, String type, String id, byte[] path) {

        boolean isAttributes() {
            return ("/" + new String(path, StandardCharsets.UTF_8)).endsWith("/.gitattributes");
        }

        private static int order(GitFile a, GitFile b) {
            return a.isAttributes() == b.isAttributes()
                    ? Arrays.compareUnsigned(a.path, b.path)
                    : a.isAttributes() ? -1 : 1;
        }
    }

    private List<GitFile> gitFiles() {
        List<GitFile> files = new ArrayList<>();
        String listing = new String(repository.git("ls-tree", "-r", "-z", "HEAD"), StandardCharsets.ISO_8859_1);
        for (String line : listing.split("\0")) {
            String[] fields = line.substring(0, line.indexOf('\t')).split(" ");
            byte[] path = line.substring(line.indexOf('\t') + 1).getBytes(StandardCharsets.ISO_8859_1);
            files.add(new GitFile(fields[0], fields[1], fields[2], path));
        }
        files.sort(GitFile::order);
        return files;
    }

    private void assertIsGits(TestIngest.ReadRow row, GitFile file) throws Exception {
        String path = new String(file.path, StandardCharsets.UTF_8);
        assertThat(row.path()).isEqualTo("/" + path);
        assertThat(row.get(FilesLayer.CONTENT_ID)).isEqualTo(file.id());
        assertThat(row.get(FilesLayer.MODE)).isEqualTo(file.mode());
        assertThat(row.get(FilesLayer.REVISION_ID)).isEqualTo(repository.head());
        assertThat(row.get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
        assertThat(row.get(FilesLayer.BRANCH_NAME)).isEqualTo("refs/heads/main");
        assertThat(row.get(FilesLayer.KIND)).isEqualTo("code");
        if (file.type().equals("blob")) {
            byte[] content = repository.git("cat-file", "blob", file.id());
            assertThat(row.get(FilesLayer.LENGTH_BYTES)).isEqualTo((long) content.length);
            assertThat(row.get(FilesLayer.BLOB_ID)).isEqualTo(sha1(content));
            if (row.stub() == null) {
                assertThat(row.content()).isEqualTo(content);
                assertThat(row.text()).isNotNull();
            } else {
                assertThat(row.content()).isNull();
            }
        } else {
            assertThat(row.stub()).isEqualTo("submodule");
            assertThat(row.get(FilesLayer.BLOB_ID)).isNull();
            assertThat(row.get(FilesLayer.LENGTH_BYTES)).isEqualTo(0L);
        }
    }

    @Test
    void stubsAndCharsetsSayWhatAFileIs() throws Exception {
        fillWithEverything();
        repository.commitIndex("everything");
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(ingest.row("/logo.png").stub()).isEqualTo("binary");
        assertThat(ingest.row("/broken.txt").stub()).isEqualTo("undecodable");
        assertThat(ingest.row("/link").stub()).isEqualTo("symlink");
        assertThat(ingest.row("/module").stub()).isEqualTo("submodule");
        assertThat(ingest.row("/utf16.txt").text()).isEqualTo("text");
        assertThat(ingest.row("/utf16.txt").get(FilesLayer.SRC_ENCODING)).isEqualTo("UTF-16");
        assertThat(ingest.row("/latin1.txt").text()).isEqualTo("d\u00e9j\u00e0 vu \u00e0 Montr\u00e9al");
        assertThat(ingest.row("/a.txt").get(FilesLayer.SRC_ENCODING)).isEqualTo("UTF-8");
        assertThat(ingest.row("/empty").content()).isEmpty();
        assertThat(summary.stubs()).isEqualTo(Map.of("binary", 1L, "undecodable", 1L, "symlink", 1L, "submodule", 1L));
        assertThat(summary.problems()).isZero();
    }

    @Test
    void extensionsAreWhatFollowsTheLastDot() throws Exception {
        for (String path : List.of("a.tar.gz", ".gitignore", "Makefile", "d.d/x", "end.", "UP.C")) {
            repository.file(path, "content");
        }
        ingest.git(repository.commit("files").directory());
        assertThat(ingest.rows())
                .extracting(row -> row.path() + " " + row.get(FilesLayer.EXTENSION))
                .containsExactly("/.gitignore gitignore", "/Makefile ", "/UP.C C", "/a.tar.gz gz", "/d.d/x ", "/end. ");
    }

    @Test
    void contentsAtTheLimitAreNotLoaded() throws Exception {
        IngestSettings settings =
                new IngestSettings(100, 1000, 64, 1000, 1000, 1 << 20, 1 << 20, 250, 60, 3600, 8L << 30);
        repository
                .file("99", "x".repeat(99))
                .file("100", "x".repeat(100))
                .file("1000", "x".repeat(1000))
                .file("1001", "x".repeat(1001));
        repository.commit("sizes");
        IngestRequest request =
                IngestRequest.of(new Source.Git(repository.directory().toString()));
        ingest.run(request, settings, 1);
        assertThat(ingest.row("/99").stub()).isNull();
        for (int size : new int[] {100, 1000, 1001}) {
            TestIngest.ReadRow row = ingest.row("/" + size);
            assertThat(row.stub()).isEqualTo("too-large");
            assertThat(row.get(FilesLayer.LENGTH_BYTES)).isEqualTo((long) size);
            assertThat(row.get(FilesLayer.BLOB_ID)).isEqualTo(size > 1000 ? null : sha1(bytes("x".repeat(size))));
        }
    }

    @Test
    void aDirectoryNestedTooDeepIsOneRow() throws Exception {
        repository
                .file("d/".repeat(62) + "at-63", "x")
                .file("d/".repeat(63) + "at-64", "x")
                .file("d/".repeat(64) + "at-65", "x");
        repository.file("d/".repeat(70) + "at-71", "x").commit("deep");
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(ingest.rows())
                .extracting(row -> row.path().replace("/d", "") + " " + row.stub() + " " + row.get(FilesLayer.MODE))
                .containsExactlyInAnyOrder("/at-63 null 100644", "/at-64 null 100644", " missing 040000");
        assertThat(summary.problems()).isEqualTo(1);
        assertThat(summary.messages()).singleElement().asString().contains("nested deeper than 64 levels");
    }

    @Test
    void treesThatNameEachOtherManyTimesAreRejected() throws Exception {
        ObjectHash id = ObjectHash.parse(repository.blob(bytes("x")));
        String mode = "100644";
        for (int level = 0; level < 9; level++) {
            DirectoryBuilder tree = new DirectoryBuilder();
            for (int i = 0; i < 10; i++) {
                tree.add("e" + i, mode, id);
            }
            id = ObjectHash.parse(repository.object("tree", tree.payload()));
            mode = "40000";
        }
        String commit = repository.text("commit-tree", id.hex(), "-m", "bomb");
        repository.git("update-ref", "refs/heads/main", commit);
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .contains("more than 1000000 files"));
        assertThat(ingest.rows()).isEmpty();
    }

    @Test
    void treesThatGitWouldNotMakeKeepTheirOrderAndNames() throws Exception {
        ObjectHash blob = ObjectHash.parse(repository.blob(bytes("x")));
        byte[] unsorted = concat(
                entry("100644", "z", blob),
                entry("100644", "a", blob),
                entry("100644", "a", blob),
                entry("100644", "..", blob),
                entry("0", "odd", blob));
        String tree = repository.object("tree", unsorted);
        String commit = repository.object(
                "commit", bytes("tree " + tree + "\nauthor A <a> 5 +0000\ncommitter A <a> 6 +0000\n\nx"));
        repository.git("update-ref", "refs/heads/main", commit);
        ingest.git(repository.directory());
        assertThat(ingest.rows())
                .extracting(row -> row.path() + " " + row.stub())
                .containsExactly("/.. null", "/a null", "/a null", "/odd missing", "/z null");
    }

    private static byte[] entry(String mode, String name, ObjectHash id) {
        return concat(bytes(mode + " " + name + "\0"), id.toBytes());
    }

    @Test
    void anEmptyRepositoryCountsAndHasNoRows() throws Exception {
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(summary.repositories()).isEqualTo(1);
        assertThat(summary.rows()).isZero();
        assertThat(summary.rejected()).isEmpty();
        assertThat(ingest.corpus().parts()).hasSize(1);
    }

    @Test
    void rowsKnowTheirRepository() throws Exception {
        repository.git("remote", "add", "origin", "https://user:secret@github.com/octo/cat.git");
        repository.file("a", "a").commit("one");
        Path metadata = directory.resolve("metadata.jsonl");
        Files.writeString(
                metadata,
                "{\"repo_name\":\"octo/cat\",\"star_events_count\":5,\"fork_events_count\":2,\"gha_license_id\":\"MIT\",\"github_id\":7}\n");
        Instant visit = Instant.parse("2024-01-01T00:00:00Z");
        Source source = new Source.Git(repository.directory().toString());
        ingest.run(
                new IngestRequest(List.of(source), StorageFile.of(metadata.toString()), visit),
                IngestSettings.defaults(),
                1);
        TestIngest.ReadRow row = ingest.row("/a");
        assertThat(row.get(FilesLayer.REPO_NAME)).isEqualTo("octo/cat");
        assertThat(row.get(FilesLayer.REPO_URL)).isEqualTo("https://github.com/octo/cat");
        assertThat(row.get(FilesLayer.STAR_EVENTS_COUNT)).isEqualTo(5L);
        assertThat(row.get(FilesLayer.FORK_EVENTS_COUNT)).isEqualTo(2L);
        assertThat(row.get(FilesLayer.GHA_LICENSE_ID)).isEqualTo("MIT");
        assertThat(row.get(FilesLayer.GITHUB_ID)).isEqualTo(7L);
        assertThat(row.get(FilesLayer.VISIT_DATE)).isEqualTo(visit);
        assertThat(row.get(FilesLayer.REVISION_DATE)).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(row.get(FilesLayer.COMMITTER_DATE)).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(Files.readString(directory.resolve("corpus/ingest/plan-00000.json")))
                .doesNotContain("secret");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... pieces) {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static String sha1(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}
