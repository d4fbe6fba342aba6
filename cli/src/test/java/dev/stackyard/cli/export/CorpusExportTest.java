package dev.stackyard.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.cli.SampleCorpus;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusExportTest {

    @TempDir
    Path directory;

    private List<JsonNode> jsonLines(ExportOptions options) throws IOException {
        CorpusExport export =
                new CorpusExport(SampleCorpus.write(directory.resolve("corpus")).corpus(), options, Progress.NONE);
        long rows = export.toJsonLines(Storages.of(directory), "out.jsonl");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("out.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).hasSize((int) rows);
        return lines;
    }

    @Test
    void keptRowsAreExportedWithMasks() throws IOException {
        List<JsonNode> rows = jsonLines(new ExportOptions(false, true));
        assertThat(rows)
                .extracting(row ->
                        row.get("repo_name").textValue() + ":" + row.get("path").textValue())
                .containsExactly("octo/cat:/lib/main.py", "octo/cat:/main.py", "octo/dog:/unknown");
        JsonNode mail = rows.get(1);
        assertThat(mail.get("content").textValue()).isEqualTo("mail = '<EMAIL>'\n" + SampleCorpus.LONG_TEXT);
        assertThat(mail.get("redactions").longValue()).isEqualTo(1);
        assertThat(mail.get("language").textValue()).isEqualTo("Python");
        assertThat(mail.get("detected_licenses").toString()).isEqualTo("[\"Apache-2.0\",\"MIT\"]");
        assertThat(mail.get("revision_date").textValue()).isEqualTo("2023-09-06T00:00:00Z");
        assertThat(mail.has("spans")).isFalse();
        assertThat(mail.has("drop")).isFalse();
    }

    @Test
    void allRowsSayWhyTheyAreDropped() throws IOException {
        List<JsonNode> rows = jsonLines(new ExportOptions(true, false));
        assertThat(rows).hasSize(7);
        assertThat(rows)
                .extracting(row -> row.path("drop").asText("kept"))
                .containsExactly(
                        "languages/excluded-extension",
                        "kept",
                        "files/binary",
                        "kept",
                        "duplicates/exact-duplicate",
                        "licenses/non-permissive-license",
                        "kept");
        assertThat(rows.get(2).has("content")).isFalse();
        assertThat(rows.get(3).get("content").textValue()).contains("octo@example.org");
        assertThat(rows.get(3).get("spans").toString())
                .isEqualTo("[{\"start\":8,\"end\":24,\"kind\":\"email\",\"rule\":\"address\"}]");
    }

    @Test
    void packedLinesHoldTheSame() throws IOException {
        jsonLines(new ExportOptions(false, true));
        CorpusExport export = new CorpusExport(
                SampleCorpus.write(directory.resolve("again")).corpus(), new ExportOptions(false, true), Progress.NONE);
        export.toJsonLines(Storages.of(directory), "out.jsonl.gz");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve("out.jsonl.gz")))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(directory.resolve("out.jsonl")));
        }
    }

    @Test
    void parquetHoldsARowGroupPerPartReadableByAnyReader() throws IOException {
        CorpusExport export = new CorpusExport(
                SampleCorpus.write(directory.resolve("corpus")).corpus(),
                new ExportOptions(false, true),
                Progress.NONE);
        assertThat(export.toParquet(Storages.of(directory.resolve("flat")), 2)).isEqualTo(3);
        assertThat(directory.resolve("flat")).isDirectoryContaining("glob:**/part-0000[01].parquet");
    }
}
