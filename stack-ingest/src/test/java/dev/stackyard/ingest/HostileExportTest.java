package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.export.ExportTables;
import dev.stackyard.ingest.export.OrcTableWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that no archive would make: whatever is in them, there is a row, a reason or clear words. */
class HostileExportTest {

    private static final Instant DATE = Instant.parse("2020-01-01T00:00:00Z");
    private static final String ROOT = id(1);

    @TempDir
    Path scratch;

    /** An identifier for each number. */
    private static String id(int number) {
        return String.format(Locale.ROOT, "%040x", number);
    }

    private interface Filler {
        void fill(ExportTables tables) throws IOException;
    }

    /** An export of one repository whose root directory is {@link #ROOT}, in table directory already. */
    private Path export(Filler filler) throws IOException {
        Path orc = scratch.resolve("orc");
        Files.createDirectories(scratch.resolve("content"));
        try (ExportTables tables = new ExportTables(orc)) {
            addRepository(tables, "https://github.com/octo/cat", 100, ROOT, DATE);
            tables.add("directory", ROOT, null);
            filler.fill(tables);
        }
        return orc;
    }

    private static void addRepository(ExportTables tables, String origin, int number, String root, Instant date)
            throws IOException {
        tables.add("origin_visit_status", origin, 1, DATE, "full", id(number), "git");
        tables.add("snapshot_branch", id(number), bytes("refs/heads/main"), id(number + 1), "revision");
        tables.add("revision", id(number + 1), null, null, date, 0, null, null, date, 0, null, root, "git", null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private TestIngest corpus() {
        return TestIngest.into(scratch.resolve("corpus"));
    }

    private IngestSummary ingest(Path orc, IngestSettings settings) throws IOException {
        return ingest(orc, settings, null);
    }

    private IngestSummary ingest(Path orc, IngestSettings settings, Path metadata) throws IOException {
        SoftwareHeritageExport export = new SoftwareHeritageExport(
                orc.toString(), scratch.resolve("content").toString(), null, SoftwareHeritageExport.GITHUB, false, 8);
        StorageFile file = metadata == null ? null : StorageFile.of(metadata.toString());
        return corpus().run(new IngestRequest(List.of(), file, null, export), settings, 2);
    }

    private static IngestSettings small(int maxDepth, int maxFiles) {
        IngestSettings defaults = IngestSettings.defaults();
        return new IngestSettings(
                defaults.maxFileBytes(),
                defaults.maxHashedBytes(),
                maxDepth,
                maxFiles,
                defaults.partRows(),
                defaults.partBytes(),
                defaults.archiveMaxBytes(),
                defaults.archiveMaxRatio(),
                defaults.remoteTimeoutSeconds(),
                defaults.remoteMaxSeconds(),
                defaults.remoteMaxBytes());
    }

    @Test
    void aDirectoryThatHoldsItselfEndsAtTheDeepestLevel() throws IOException {
        Path orc = export(tables -> tables.add("directory_entry", ROOT, bytes("again"), "dir", ROOT, 040000));
        IngestSummary summary = ingest(orc, IngestSettings.defaults());
        assertThat(corpus().rows()).singleElement().satisfies(row -> {
            assertThat(row.path()).isEqualTo("/again".repeat(64));
            assertThat(row.stub()).isEqualTo("missing");
        });
        assertThat(summary.messages()).singleElement().asString().contains("nested too deep");
    }

    @Test
    void directoriesThatMultiplyAreRejected() throws IOException {
        Path orc = export(tables -> {
            for (int level = 0; level < 20; level++) {
                for (int i = 0; i < 10; i++) {
                    tables.add("directory_entry", id(1 + level), bytes("d" + i), "dir", id(2 + level), 040000);
                }
            }
        });
        IngestSummary summary = ingest(orc, small(64, 1000));
        assertThat(summary.rejected())
                .extracting(IngestSummary.Rejected::line)
                .singleElement()
                .asString()
                .isEqualTo("https://github.com/octo/cat has more than 1000 files and directories (setting max_files)");
    }

    @Test
    void everyOddEntryIsARowWithItsReason() throws IOException {
        Path orc = export(tables -> {
            tables.add("directory_entry", ROOT, bytes("gone"), "dir", id(50), 040000);
            tables.add("directory_entry", ROOT, bytes("empty"), "dir", id(51), 040000);
            tables.add("directory", id(51), null);
            tables.add("directory_entry", ROOT, bytes("unknown.txt"), "file", id(60), 0100644);
            tables.add("directory_entry", ROOT, bytes("skipped.txt"), "file", id(61), 0100644);
            tables.add("skipped_content", null, id(61), null, null, 5, "absent", "Not found");
            tables.add("directory_entry", ROOT, bytes("mode"), "file", id(60), 7);
            tables.add("directory_entry", ROOT, bytes("type"), "snapshot", id(60), 0100644);
            tables.add("directory_entry", ROOT, bytes("zero\0byte"), "file", id(60), 0100644);
            tables.add("directory_entry", ROOT, bytes("a/slash"), "file", id(60), 0100644);
            tables.add("directory_entry", ROOT, bytes(".."), "file", id(60), 0100644);
            tables.add("directory_entry", ROOT, new byte[] {(byte) 0xFF}, "file", id(60), 0100644);
            tables.add("directory_entry", ROOT, null, "file", id(60), 0100644);
            tables.add("directory_entry", ROOT, bytes("target"), "file", "no identifier", 0100644);
            tables.add("directory_entry", ROOT, bytes("module"), "rev", id(70), 0160000);
            tables.add("directory_entry", "no directory", bytes("lost"), "file", id(60), 0100644);
        });
        IngestSummary summary = ingest(orc, IngestSettings.defaults());
        assertThat(corpus().rows())
                .extracting(row -> row.path() + " " + row.stub())
                .containsExactly(
                        "/ missing",
                        "/.. missing",
                        "/a/slash missing",
                        "/gone missing",
                        "/mode missing",
                        "/module submodule",
                        "/skipped.txt missing",
                        "/target missing",
                        "/type missing",
                        "/unknown.txt missing",
                        "/zero\uFFFDbyte missing",
                        "/\uFFFD missing");
        assertThat(summary.problems()).isEqualTo(11);
        assertThat(summary.messages())
                .contains(
                        "octo/cat:/skipped.txt: is not in the archive: Not found",
                        "octo/cat:/gone: is a directory that the export does not have",
                        "octo/cat:/unknown.txt: has a content that the export does not have");
    }

    @Test
    void aRepositoryWhoseRootIsMissingIsRejected() throws IOException {
        Path orc = export(tables -> addRepository(tables, "https://github.com/octo/dog", 200, id(77), DATE));
        IngestSummary summary = ingest(orc, IngestSettings.defaults());
        assertThat(summary.rejected())
                .extracting(IngestSummary.Rejected::line)
                .containsExactly(
                        "https://github.com/octo/dog has a root directory that the export does not have: " + id(77));
    }

    @Test
    void danglingBranchesAreCountedAndDatesOfAnyYearSurvive() throws IOException {
        Path orc = export(tables -> {
            tables.add("origin_visit_status", "https://github.com/octo/dog", 1, DATE, "full", id(300), "git");
            tables.add("snapshot_branch", id(300), bytes("refs/heads/main"), id(301), "revision");
            tables.add("origin_visit_status", "https://github.com/octo/ant", 1, DATE, "full", null, "git");
            tables.add("origin_visit_status", "https://github.com/octo/bee", 1, DATE, "partial", id(100), "git");
            tables.add("directory_entry", ROOT, bytes("a"), "rev", id(5), 0160000);
            addRepository(tables, "https://github.com/octo/old", 400, id(2), Instant.parse("-200000-01-01T00:00:00Z"));
            tables.add("directory_entry", id(2), bytes("b"), "rev", id(5), 0160000);
        });
        IngestSummary summary = ingest(orc, IngestSettings.defaults());
        assertThat(summary.notes())
                .singleElement()
                .asString()
                .contains("1 of 3 origins", "https://github.com/octo/dog");
        assertThat(corpus().rows()).hasSize(2);
        assertThat(corpus().row("/b").columns().get("revision_date")).isNull();
        assertThat(corpus().row("/a").columns().get("revision_date")).isEqualTo(DATE);
    }

    @Test
    void selectionFollowsTheStack() throws IOException {
        Path orc = export(tables -> {
            tables.add("directory_entry", ROOT, bytes("a"), "rev", id(5), 0160000);
            // the same tree under a licence wins over stars
            addRepository(tables, "https://github.com/octo/licensed", 500, ROOT, DATE);
            addRepository(tables, "https://github.com/octo/starred", 600, ROOT, DATE);
            // the last full visit counts, not an older one and not a later partial one
            tables.add("origin_visit_status", "https://github.com/octo/moved", 7, DATE, "full", id(700), "git");
            tables.add("origin_visit_status", "https://github.com/octo/moved", 6, DATE, "full", id(710), "git");
            tables.add("origin_visit_status", "https://github.com/octo/moved", 8, DATE, "partial", id(710), "git");
            tables.add("snapshot_branch", id(700), bytes("refs/heads/main"), id(701), "revision");
            tables.add("snapshot_branch", id(700), bytes("refs/heads/dev"), id(702), "revision");
            tables.add("snapshot_branch", id(710), bytes("refs/heads/main"), id(703), "revision");
            for (int i = 1; i <= 3; i++) {
                String root = id(710 + i);
                tables.add("revision", id(700 + i), null, null, DATE, 0, null, null, DATE, 0, null, root, "git", null);
                tables.add("directory_entry", root, bytes("moved" + i), "rev", id(5), 0160000);
            }
            tables.add("origin_visit_status", "https://gitlab.com/octo/elsewhere", 1, DATE, "full", id(100), "git");
        });
        Path metadata = scratch.resolve("metadata.jsonl");
        Files.writeString(metadata, """
                {"repo_name":"octo/licensed","gha_license_id":"MIT"}
                {"repo_name":"octo/starred","star_events_count":100}
                {"repo_name":"octo/moved","default_branch":"dev"}
                """);
        ingest(orc, IngestSettings.defaults(), metadata);
        assertThat(corpus().rows())
                .extracting(row -> row.get(dev.stackyard.corpus.FilesLayer.REPO_NAME) + row.path())
                .containsExactly("octo/licensed/a", "octo/moved/moved2");
    }

    @Test
    void truncatedFilesAreNamed() throws IOException {
        Path orc = export(tables -> {
            for (int i = 0; i < 20_000; i++) {
                tables.add("directory_entry", ROOT, bytes("file" + i), "file", id(1000 + i * 7919), 0100644);
            }
        });
        Path file = orc.resolve("directory_entry/directory_entry-0.orc");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ingest(orc, IngestSettings.defaults()))
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining("directory_entry-0.orc")
                .hasMessageContaining("fetch it again");
        byte[] damaged = whole.clone();
        java.util.Arrays.fill(damaged, whole.length / 4, whole.length / 2, (byte) 0x5A);
        Files.write(file, damaged);
        assertThatThrownBy(() -> ingest(orc, IngestSettings.defaults()))
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining("directory_entry-0.orc");
    }

    @Test
    void missingTablesAndWrongTypesAreNamed() throws IOException {
        Path orc = export(tables -> {});
        Path file = orc.resolve("directory_entry/directory_entry-0.orc");
        String schema = "struct<directory_id:bigint,name:binary,type:string,target:string,perms:int>";
        try (OrcTableWriter table = new OrcTableWriter(file, schema, "")) {
            table.add(1, bytes("a"), "file", id(1), 1);
        }
        assertThatThrownBy(() -> ingest(orc, IngestSettings.defaults()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("directory_id")
                .hasMessageContaining("bigint");
        Files.delete(file);
        assertThatThrownBy(() -> ingest(orc, IngestSettings.defaults()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("directory_entry")
                .hasMessageContaining("no .orc file");
    }
}
