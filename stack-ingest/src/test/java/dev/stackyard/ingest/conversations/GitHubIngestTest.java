package dev.stackyard.ingest.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.LineEdit;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.GitHubAccess;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.TestIngest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubIngestTest {

    private static final String REPO = "/repos/octo/cat";
    private static final String BASE = "b".repeat(40);
    private static final String HEAD = "1".repeat(40);

    @TempDir
    Path directory;

    private GitHubServer server = new GitHubServer();

    GitHubIngestTest() throws IOException {}

    private static String user(String login) {
        return "\"user\":{\"login\":\"" + login + "\",\"type\":\"" + (login.endsWith("[bot]") ? "Bot" : "User") + "\"}";
    }

    @BeforeEach
    void serve() {
        String pull = "{\"number\":2,\"title\":\"Greet politely\",\"body\":\"Because it is polite.\"," + user("jane")
                + ",\"created_at\":\"2024-01-02T00:00:00Z\",\"closed_at\":\"2024-01-03T00:00:00Z\",\"merged_at\":\"2024-01-03T00:00:00Z\","
                + "\"base\":{\"sha\":\"" + BASE + "\"},\"head\":{\"sha\":\"" + HEAD + "\"}}";
        String issue = "{\"number\":1,\"title\":\"It is rude\",\"body\":\"It says nothing.\"," + user("bob")
                + ",\"created_at\":\"2024-01-01T00:00:00Z\",\"closed_at\":null}";
        String face =
                "{\"number\":2,\"pull_request\":{\"url\":\"x\"},\"title\":\"x\",\"created_at\":\"2024-01-02T00:00:00Z\"}";
        server.object(
                        REPO,
                        "{\"id\":77,\"full_name\":\"octo/cat\",\"default_branch\":\"main\",\"license\":{\"spdx_id\":\"MIT\"}}")
                .list(REPO + "/issues", issue, face)
                .list(
                        REPO + "/issues/comments",
                        "{\"id\":10,\"issue_url\":\"https://api.github.com/repos/octo/cat/issues/1\",\"html_url\":"
                                + "\"https://github.com/octo/cat/issues/1#issuecomment-10\",\"body\":\"So it does.\","
                                + user("jane")
                                + ",\"created_at\":\"2024-01-01T01:00:00Z\"}",
                        "{\"id\":11,\"issue_url\":\"https://api.github.com/repos/octo/cat/issues/2\",\"html_url\":"
                                + "\"https://github.com/octo/cat/pull/2#issuecomment-11\",\"body\":\"Thank you.\","
                                + user("bob")
                                + ",\"created_at\":\"2024-01-02T01:00:00Z\"}")
                .list(REPO + "/pulls", pull)
                .list(
                        REPO + "/pulls/comments",
                        "{\"id\":12,\"pull_request_review_id\":20,\"pull_request_url\":\"https://api.github.com/repos/octo/cat/pulls/2\","
                                + "\"path\":\"hello.txt\",\"original_position\":2,\"diff_hunk\":\"@@ -1 +1 @@\\n-hi\\n+hello\","
                                + "\"commit_id\":\"" + HEAD + "\",\"body\":\"Why not in French?\"," + user("bob")
                                + ",\"created_at\":\"2024-01-02T02:00:00Z\"}")
                .list(
                        REPO + "/pulls/2/reviews",
                        "{\"id\":20,\"state\":\"APPROVED\",\"body\":\"\",\"submitted_at\":\"2024-01-02T03:00:00Z\",\"commit_id\":\""
                                + HEAD + "\"," + user("bob") + "},{\"id\":21,\"state\":\"PENDING\"}")
                .list(REPO + "/pulls/2/commits", "{\"sha\":\"" + HEAD + "\"}")
                .list(
                        REPO + "/pulls/2/files",
                        "{\"filename\":\"hello.txt\",\"status\":\"modified\",\"patch\":\"@@ -1,2 +1,2 @@\\n-hi\\n+hello\\n there\"},"
                                + "{\"filename\":\"logo.png\",\"status\":\"added\"}");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.problems).isEmpty();
    }

    private IngestSummary ingest(String corpus, @Nullable String token, long maxWait) throws IOException {
        ConversationsRequest request = new ConversationsRequest(
                Set.of(RowKind.PULL, RowKind.ISSUE),
                List.of(),
                List.of("octo/cat"),
                new GitHubAccess(server.address(), token, maxWait),
                null,
                null,
                1 << 20);
        return Ingest.run(
                request,
                Corpus.at(Storages.of(directory.resolve(corpus))),
                IngestSettings.defaults(),
                1,
                Progress.NONE);
    }

    private Conversation conversation(String corpus, String path) throws IOException {
        byte[] content = TestIngest.into(directory.resolve(corpus)).row(path).content();
        return ConversationReader.read(ByteSlice.of(content == null ? new byte[0] : content));
    }

    @Test
    void pullRequestsAndIssuesComeWithAllThatWasSaid() throws IOException {
        server.expecting("secret");
        assertThat(ingest("c", "secret", 0).rows()).isEqualTo(2);
        Conversation pull = conversation("c", "/pull/2");
        assertThat(pull.title()).isNotNull();
        assertThat(pull.events())
                .extracting(ConversationEvent::type)
                .containsExactly(
                        EventType.OPENED,
                        EventType.COMMENT,
                        EventType.REVIEW_COMMENT,
                        EventType.REVIEW,
                        EventType.CLOSED);
        assertThat(pull.events().get(3).state()).isEqualTo("approved");
        assertThat(pull.events().get(4).merged()).isTrue();
        assertThat(pull.files()).extracting(file -> file.path()).containsExactly("hello.txt", "logo.png");
        assertThat(pull.heads().get(0).edits()).containsExactly(new LineEdit(0, 0, 1, "hello\n"));
        Conversation issue = conversation("c", "/issues/1");
        assertThat(issue.events())
                .extracting(ConversationEvent::words)
                .containsExactly("It says nothing.", "So it does.");
        TestIngest.ReadRow row = TestIngest.into(directory.resolve("c")).row("/pull/2");
        assertThat(row.get(FilesLayer.GHA_LICENSE_ID)).isEqualTo("MIT");
        assertThat(row.get(FilesLayer.REPO_URL)).isEqualTo("https://github.com/octo/cat");
        try (var kept = Files.walk(directory.resolve("c"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .noneMatch(file -> file.toString().contains("ingest/github"))
                    .allSatisfy(file -> assertThat(
                                    new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain("secret"));
        }
        assertThat(ingest("c", "secret", 0).newParts()).isZero();
    }

    @Test
    void limitsAreWaitedForAndErrorsTriedAgain() throws IOException {
        server.obstacle(502, Map.of(), "<html>")
                .obstacle(403, Map.of("Retry-After", "0"), "{\"message\":\"You have exceeded a secondary rate limit\"}")
                .obstacle(429, Map.of("Retry-After", "0"), "{}")
                .obstacle(
                        403,
                        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1"),
                        "{\"message\":\"API rate limit exceeded\"}");
        assertThat(ingest("c", null, 10).rows()).isEqualTo(2);
        assertThat(server.requests.subList(0, 5)).allMatch(REPO::equals);
    }

    @Test
    void aRunThatMayNotWaitSaysSoAndTheNextGoesOnConditionally() throws IOException {
        ingest("whole", null, 0);
        int all = server.requests.size();
        server.requests.clear();
        for (int i = 0; i < 4; i++) {
            ingestUntil(i);
        }
        server.requests.clear();
        assertThat(ingest("c", null, 0).rows()).isEqualTo(2);
        assertThat(server.requests).hasSize(all);
        assertThat(server.requests.stream().filter(request -> request.contains(" if W/")))
                .hasSizeGreaterThanOrEqualTo(3);
        for (String layer : List.of("files", "contents")) {
            assertThat(directory.resolve("c/" + layer + "/part-00000.parquet"))
                    .hasSameBinaryContentAs(directory.resolve("whole/" + layer + "/part-00000.parquet"));
        }
    }

    /** Runs into a limit after some answers. */
    private void ingestUntil(int answers) {
        server.limitAfter(answers);
        assertThatThrownBy(() -> ingest("c", null, 5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the limit of requests is reached")
                .hasMessageContaining("--max-wait");
        server.limitAfter(Integer.MAX_VALUE);
    }

    @Test
    void whatIsNotThereOrNotAllowedIsSaid() throws IOException {
        server.expecting("right");
        assertThatThrownBy(() -> ingest("c", "wrong", 0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not accept the token");
        server.close();
        server = new GitHubServer();
        assertThat(ingest("none", null, 0).rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.location()).isEqualTo("github:octo/cat"));
        server.obstacle(403, Map.of(), "{\"message\":\"Resource not accessible by integration\"}");
        assertThatThrownBy(() -> ingest("c", null, 0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("forbidden");
    }

    @Test
    void redirectsAreFollowedAtHomeAndNowhereElse() throws IOException {
        server.redirect(REPO + "/issues", server.address() + "/moved");
        server.list(
                "/moved",
                "{\"number\":5,\"title\":\"Moved\",\"created_at\":\"2024-01-01T00:00:00Z\"," + user("x") + "}");
        assertThat(ingest("c", null, 0).rows()).isEqualTo(3); // the comment on issue 1 still tells of it
        server.redirect(REPO + "/issues", "http://127.0.0.2:1/steal");
        assertThatThrownBy(() -> ingest("d", "secret", 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another server");
    }
}
