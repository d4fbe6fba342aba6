package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.cli.terminal.Captured;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a text is in more places than are shown, the places that are trained on are shown first. */
class KeptFirstTest {

    private static final String TEXT = "the same in very many places\n";

    @TempDir
    Path directory;

    private JsonNode run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "--corpus", directory.toString()));
        Captured captured = new Captured(0, "");
        assertThat(Main.run(captured.terminal(), all.toArray(new String[0])))
                .as(captured.err())
                .isZero();
        return new ObjectMapper().readTree(captured.out());
    }

    /** JSON is dropped ({@link SampleCorpus#languages}), so that one file of the last repository and one in between stay. */
    private String write() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory).repository("octo/a");
        for (int i = 0; i < 30; i++) {
            corpus.file("/copy" + i + ".json", TEXT);
        }
        corpus.part().repository("octo/m").file("/copy.json", TEXT).file("/kept.py", TEXT);
        corpus.part().repository("octo/z").file("/also.py", TEXT).file("/copy.json", TEXT);
        corpus.run(SampleCorpus.languages(), SampleCorpus.licenses());
        return "swh:1:cnt:" + corpus.byPath(FilesLayer.CONTENT_ID).get("octo/m:/kept.py");
    }

    @Test
    void withAnIndexAndWithout() throws IOException {
        String swhid = write();
        for (int limit : new int[] {1, 2, 3, 20, 34, 50}) {
            Files.deleteIfExists(directory.resolve("index/index.json"));
            JsonNode scanned = run("lookup", swhid, "--limit", Integer.toString(limit));
            JsonNode explained = run("explain", swhid, "--limit", Integer.toString(limit));
            run("index");
            JsonNode looked = run("lookup", swhid, "--limit", Integer.toString(limit));
            assertThat(looked.get("rows")).as("limit " + limit).isEqualTo(scanned.get("rows"));
            assertThat(paths(explained)).isEqualTo(paths(looked));
            assertThat(looked.get("matches").intValue()).isEqualTo(34);
            assertThat(paths(looked)).hasSize(Math.min(limit, 34)).startsWith("octo/m:/kept.py");
            if (limit > 2) {
                assertThat(paths(looked).subList(1, 3)).containsExactly("octo/z:/also.py", "octo/a:/copy0.json");
            }
        }
    }

    private static List<String> paths(JsonNode answer) {
        List<String> paths = new ArrayList<>();
        answer.get("rows")
                .forEach(row -> paths.add(row.get("repository").textValue() + ":"
                        + row.get("path").textValue()));
        return paths;
    }
}
