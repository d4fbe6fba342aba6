package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.terminal.Captured;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hourly files become rows, rows become shards, and the shards can be asked about. */
class ConversationsWholeWayTest {

    private static final String WORDS =
            "I run it every morning and it stops before it has read the whole of the file. ";

    @TempDir
    Path directory;

    private String run(int exitCode, String... arguments) {
        Captured captured = new Captured(0, "");
        int code = Main.run(captured.terminal(), arguments);
        assertThat(code).as(captured.out() + captured.err()).isEqualTo(exitCode);
        return captured.out();
    }

    private static String event(int id, String type, String payload) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"actor\":{\"id\":1,\"login\":\"jane\"},\"repo\":{\"id\":9,\"name\":"
                + "\"octo/cat\",\"url\":\"u\"},\"payload\":" + payload
                + ",\"public\":true,\"created_at\":\"2023-05-01T00:00:"
                + (10 + id) + "Z\"}";
    }

    @Test
    void issuesAndPullRequestsGoTheWholeWay() throws IOException {
        String issue =
                "\"issue\":{\"number\":7,\"title\":\"It <pr_diff> stops\",\"user\":{\"login\":\"jane\"},\"created_at\":"
                        + "\"2023-05-01T00:00:00Z\",\"body\":\"" + WORDS.repeat(3)
                        + "Write to jane.doe@corp-mail.com\\nor not.\"}";
        String pull =
                "\"number\":8,\"pull_request\":{\"number\":8,\"title\":\"Read the whole file\",\"body\":\"" + WORDS
                        + "\",\"user\":{\"login\":\"bob\"},\"merged\":true,\"base\":{\"sha\":\"" + "b".repeat(40)
                        + "\"},\"head\":{\"sha\":\""
                        + "1".repeat(40) + "\"}}";
        List<String> lines = new ArrayList<>(List.of(
                event(1, "IssuesEvent", "{\"action\":\"opened\"," + issue + "}"),
                event(
                        2,
                        "IssueCommentEvent",
                        "{\"action\":\"created\"," + issue
                                + ",\"comment\":{\"id\":5,\"user\":{\"login\":\"bob\"},\"body\":\"@jane so it does.\"}}"),
                event(3, "PullRequestEvent", "{\"action\":\"opened\"," + pull + "}"),
                event(4, "PullRequestEvent", "{\"action\":\"closed\"," + pull + "}"),
                event(5, "PushEvent", "{}")));
        Path file = directory.resolve("2023-05-01-0.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        String corpus = directory.resolve("corpus").toString();
        run(0, "ingest", "conversations", "--gharchive", file.toString(), "--corpus", corpus, "--quiet");
        run(0, "build", "--corpus", corpus, "--quiet", "--set", "tokenize.vocabulary_size=300");
        assertThat(run(0, "lookup", "https://github.com/octo/cat/issues/7#issuecomment-5", "--corpus", corpus))
                .contains("octo/cat:/issues/7")
                .contains("train-00000");
        assertThat(run(0, "explain", "https://github.com/octo/cat/pull/8/files", "--corpus", corpus))
                .contains("no-human-response");
        assertThat(run(0, "verify", "--corpus", corpus, "--quiet")).contains("all is well");
        run(0, "remove", "--repo", "octo/cat", "--corpus", corpus, "--quiet");
        assertThat(run(0, "verify", "--corpus", corpus, "--quiet")).contains("all is well");
    }

    private String write(String name, String... lines) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }

    @Test
    void aConversationThatGoesOnLaterIsOneRowThatIsKept() throws IOException {
        String issue = "\"issue\":{\"number\":7,\"title\":\"It stops\",\"user\":{\"login\":\"jane\"},\"created_at\":"
                + "\"2023-05-01T00:00:00Z\",\"body\":\"" + WORDS.repeat(3) + "\"}";
        String may = write("may.json.gz", event(1, "IssuesEvent", "{\"action\":\"opened\"," + issue + "}"));
        String june = write(
                "june.json.gz",
                event(
                        2,
                        "IssueCommentEvent",
                        "{\"action\":\"created\"," + issue
                                + ",\"comment\":{\"id\":5,\"user\":{\"login\":\"bob\"},\"body\":\"@jane so it does.\"}}"));
        String corpus = directory.resolve("corpus").toString();
        run(0, "ingest", "issues", "--gharchive", may, "--corpus", corpus, "--quiet");
        run(0, "build", "--corpus", corpus, "--quiet", "--set", "tokenize.vocabulary_size=300");
        String url = "https://github.com/octo/cat/issues/7";
        assertThat(run(0, "explain", url, "--corpus", corpus)).contains("kept: no rule drops it");

        run(0, "ingest", "issues", "--gharchive", june, "--corpus", corpus, "--quiet");
        run(0, "build", "--corpus", corpus, "--quiet", "--set", "tokenize.vocabulary_size=300");
        String explained = run(0, "explain", url, "--corpus", corpus);
        assertThat(explained)
                .containsOnlyOnce("kept: no rule drops it")
                .containsOnlyOnce("dropped by versions, rule superseded: a later ingest has the same")
                .contains("evidence: it went on: the whole is swh:1:cnt:")
                .contains("row 0 of part-00001")
                .contains("kept instead: octo/cat:/issues/7");
        String found = run(0, "lookup", url, "--corpus", corpus);
        assertThat(found)
                .contains("2 rows in 1 repository")
                .containsOnlyOnce("  kept")
                .contains("dropped: versions/superseded")
                .containsOnlyOnce("train-00000");
        Matcher current = Pattern.compile("current: (swh:1:cnt:[0-9a-f]{40})").matcher(found);
        assertThat(current.find()).as(found).isTrue();
        assertThat(run(0, "explain", current.group(1), "--corpus", corpus))
                .contains("kept: no rule drops it")
                .doesNotContain("superseded");
        assertThat(run(0, "report", "--corpus", corpus, "--json")).contains("\"superseded\"");
        assertThat(run(0, "verify", "--corpus", corpus, "--quiet")).contains("all is well");
        run(0, "remove", "--swhid", current.group(1), "--corpus", corpus, "--quiet");
        assertThat(Main.run(new Captured(0, "").terminal(), "explain", url, "--corpus", corpus))
                .isEqualTo(2);
        assertThat(run(0, "verify", "--corpus", corpus, "--quiet")).contains("all is well");
    }

    @Test
    void whatIsMissingIsSaid() {
        String corpus = directory.resolve("corpus").toString();
        assertThat(Main.run(new Captured(0, "").terminal(), "ingest", "issues", "--corpus", corpus))
                .isEqualTo(2);
        assertThat(Main.run(
                        new Captured(0, "").terminal(), "ingest", "pulls", "x", "--gharchive", "y", "--corpus", corpus))
                .isEqualTo(2);
    }
}
