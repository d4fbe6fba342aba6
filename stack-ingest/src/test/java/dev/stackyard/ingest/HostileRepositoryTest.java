package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that want to be more than data, and damaged ones. */
class HostileRepositoryTest {

    @TempDir
    Path directory;

    private TestRepository repository;
    private TestIngest ingest;

    @BeforeEach
    void makeRepository() {
        repository = TestRepository.init(directory.resolve("hostile"));
        repository
                .file("a.txt", "sound\n")
                .file("d/b.txt", "also sound\n")
                .file("d/c.txt", "victim\n")
                .commit("one");
        ingest = TestIngest.into(directory.resolve("corpus"));
    }

    @Test
    void nothingThatARepositoryBringsIsRun() throws IOException {
        Path marker = directory.resolve("marker");
        String touch = "touch " + marker;
        Path script = directory.resolve("evil.sh");
        Files.writeString(script, "#!/bin/sh\n" + touch + "\ncat\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        repository.file(".gitattributes", "*.txt filter=evil diff=evil text\n").commit("attributes");
        Path included = directory.resolve("included");
        Files.writeString(included, "[core]\n\tfsmonitor = " + script + "\n");
        Files.writeString(
                repository.gitDirectory().resolve("config"),
                "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = " + script + "\n\thooksPath = " + directory
                        + "\n\tpager = " + touch + "\n\tsshCommand = " + touch + "\n\tworktree = /\n"
                        + "[include]\n\tpath = " + included + "\n"
                        + "[includeIf \"gitdir:/\"]\n\tpath = " + included + "\n"
                        + "[filter \"evil\"]\n\tclean = " + script + "\n\tsmudge = " + script + "\n\tprocess = "
                        + script
                        + "\n[diff \"evil\"]\n\ttextconv = " + script
                        + "\n[alias]\n\tst = !" + touch
                        + "\n[credential]\n\thelper = !" + touch
                        + "\n[uploadpack]\n\tpackObjectsHook = " + script
                        + "\n[remote \"origin\"]\n\turl = ext::sh -c " + touch + "\n\tpromisor = true\n"
                        + "[extensions]\n\tpartialClone = origin\n");
        for (String hook : List.of("post-checkout", "pre-commit", "post-index-change", "reference-transaction")) {
            Path file = repository.gitDirectory().resolve("hooks/" + hook);
            Files.copy(script, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, Long> before = everything();
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.rejected()).isEmpty();
        assertThat(ingest.row("/a.txt").text()).isEqualTo("sound\n");
        assertThat(marker).doesNotExist();
        assertThat(everything()).as("files of the repository").isEqualTo(before);
    }

    /** All files of the repository with the times of their last change. */
    private Map<String, Long> everything() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(repository.directory())) {
            for (Path file : walk.toList()) {
                files.put(
                        file.toString(),
                        Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toMillis());
            }
        }
        return files;
    }

    @Test
    void graftsAndReplacementsHaveNoEffect() throws IOException {
        String victim = repository.text("rev-parse", "HEAD:d/c.txt");
        repository.git("replace", victim, repository.blob("replaced\n".getBytes(StandardCharsets.UTF_8)));
        Files.createDirectories(repository.gitDirectory().resolve("info"));
        Files.writeString(repository.gitDirectory().resolve("info/grafts"), repository.head() + "\n");
        ingest.git(repository.directory());
        assertThat(ingest.row("/d/c.txt").text()).isEqualTo("victim\n");
    }

    @Test
    void objectsOfOtherRepositoriesAreOutOfReach() throws IOException {
        Path other = directory.resolve("other");
        TestRepository.at(directory)
                .git("clone", "-q", "--shared", repository.directory().toString(), other.toString());
        IngestSummary summary = ingest.git(other);
        assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .contains("is missing")
                .contains("alternates is not followed"));
    }

    @Test
    void aMissingObjectIsOneStub() throws IOException {
        String victim = repository.text("rev-parse", "HEAD:d/c.txt");
        Files.delete(repository.loose(victim));
        assertOneVictim(victim, "is missing");
    }

    @Test
    void aFlippedBitIsOneStub() throws IOException {
        String victim = repository.text("rev-parse", "HEAD:d/c.txt");
        Path file = repository.loose(victim);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, bytes);
        assertOneVictim(victim, victim);
    }

    @Test
    void anObjectUnderAnotherName() throws IOException {
        String victim = repository.text("rev-parse", "HEAD:d/c.txt");
        Path file = repository.loose(victim);
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, Files.readAllBytes(repository.loose(repository.text("rev-parse", "HEAD:a.txt"))));
        assertOneVictim(victim, "its bytes hash to");
    }

    @Test
    void aFlippedBitInAPackIsOneStub() throws IOException {
        repository.pack();
        String victim = repository.text("rev-parse", "HEAD:d/c.txt");
        String line = repository
                .text("verify-pack", "-v", repository.packFile().toString())
                .lines()
                .filter(text -> text.startsWith(victim))
                .findFirst()
                .orElseThrow();
        int offset = Integer.parseInt(line.split(" +")[4]);
        byte[] bytes = Files.readAllBytes(repository.packFile());
        bytes[offset + 6] ^= 1;
        assertThat(repository.packFile().toFile().setWritable(true)).isTrue();
        Files.write(repository.packFile(), bytes);
        assertOneVictim(victim, victim);
    }

    private void assertOneVictim(String victim, String message) throws IOException {
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(ingest.row("/a.txt").text()).isEqualTo("sound\n");
        assertThat(ingest.row("/d/b.txt").text()).isEqualTo("also sound\n");
        TestIngest.ReadRow row = ingest.row("/d/c.txt");
        assertThat(row.stub()).isEqualTo("missing");
        assertThat(row.content()).isNull();
        assertThat(summary.stubs()).isEqualTo(Map.of("missing", 1L));
        assertThat(summary.problems()).isEqualTo(1);
        assertThat(summary.messages())
                .singleElement()
                .asString()
                .startsWith("hostile:/d/c.txt: ")
                .contains(victim)
                .contains(message);
    }

    @Test
    void aMissingDirectoryIsOneStub() throws IOException {
        String tree = repository.text("rev-parse", "HEAD:d");
        Files.delete(repository.loose(tree));
        IngestSummary summary = ingest.git(repository.directory());
        assertThat(ingest.rows())
                .extracting(row -> row.path() + " " + row.stub())
                .containsExactly("/a.txt null", "/d missing");
        assertThat(summary.messages()).singleElement().asString().contains(tree);
    }

    @Test
    void withoutHeadOrRootTheRepositoryIsRejectedAndOthersGoOn() throws IOException {
        TestRepository other =
                TestRepository.init(directory.resolve("other")).file("x", "x").commit("x");
        String head = repository.head();
        String tree = repository.tree();
        Path headFile = repository.loose(head);
        byte[] bytes = Files.readAllBytes(headFile);
        Files.delete(headFile);
        IngestSummary summary = ingest.git(repository.directory(), other.directory(), directory.resolve("nowhere"));
        assertThat(summary.rejected())
                .extracting(IngestSummary.Rejected::line)
                .containsExactly(
                        repository.directory() + " object " + head + " is missing",
                        directory.resolve("nowhere") + " does not exist");
        assertThat(ingest.rows()).extracting(TestIngest.ReadRow::path).containsExactly("/x");
        Files.write(headFile, bytes);
        Files.delete(repository.loose(tree));
        summary = ingest.git(repository.directory());
        assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .isEqualTo("object " + tree + " is missing"));
    }
}
