package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ConversationsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.SpanEdits;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.ConversationWriter;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.corpus.conversation.LineEdit;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.corpus.conversation.PullHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule by an issue or pull request that nothing else is wrong with. */
class ConversationsStageTest {

    private static final String HEAD = "1".repeat(40);
    private static final String BASE = "b".repeat(40);
    private static final String WORDS =
            "I have run it on three machines and it always stops in the middle of the file. ";

    private String title = "Stop losing the last line";
    private String author = "jane";
    private @Nullable String text = "The reader dropped what came after the last line feed.";
    private String repository = "octo/cat";
    private List<ConversationEvent> answers = new ArrayList<>(List.of(
            said(EventType.COMMENT, "bob", "That explains what I have seen last week."),
            approved("bob"),
            closed(true)));
    private List<PullFile> files =
            new ArrayList<>(List.of(PullFile.of("a.c", "int main(void) {\n  return 0;\n}\n", false)));
    private List<LineEdit> edits = new ArrayList<>(List.of(new LineEdit(0, 1, 1, "  return 1;\n")));
    private List<String> languages = new ArrayList<>(List.of("C"));
    private List<String> excluded = List.of();
    private ConversationsSettings settings = unsampled();

    private static ConversationsSettings unsampled() {
        return TestConversations.with("sample_pulls", false);
    }

    private static ConversationEvent said(EventType type, String by, String words) {
        return ConversationEvent.builder(type)
                .author(by, false)
                .id(words.hashCode())
                .text(words)
                .build();
    }

    private static ConversationEvent approved(String by) {
        return ConversationEvent.builder(EventType.REVIEW)
                .author(by, false)
                .review(0, "approved")
                .build();
    }

    private static ConversationEvent closed(boolean merged) {
        return ConversationEvent.builder(EventType.CLOSED)
                .author("bob", false)
                .commits(BASE, HEAD)
                .merged(merged)
                .build();
    }

    private Conversation pull() {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(ConversationEvent.builder(EventType.OPENED)
                .author(author, false)
                .text(text)
                .commits(BASE, HEAD)
                .build());
        events.addAll(answers);
        return new Conversation(
                RowKind.PULL, repository, 7, FieldText.of(title), events, files, List.of(new PullHead(HEAD, edits)));
    }

    private static Conversation issue(ConversationEvent... events) {
        return new Conversation(
                RowKind.ISSUE, "octo/cat", 3, FieldText.of("It stops"), List.of(events), List.of(), List.of());
    }

    private FakeRow judged(Conversation conversation) {
        return judged(List.of(conversation)).get(0);
    }

    private List<FakeRow> judged(List<Conversation> conversations) {
        RepositoryFunction function = new ConversationsStage(settings).open();
        List<FakeRow> rows = new ArrayList<>();
        for (Conversation conversation : conversations) {
            FakeRow row = new FakeRow(
                    conversation.path(),
                    null,
                    new String(ConversationWriter.write(conversation), StandardCharsets.UTF_8));
            row.set(FilesLayer.KIND, conversation.kind().columnValue());
            row.set(FilesLayer.REPO_NAME, conversation.repository());
            row.set(LanguagesLayer.FILE_LANGUAGES, languages);
            row.set(LanguagesLayer.EXCLUDED_FILES, excluded);
            function.observe(row);
            rows.add(row);
        }
        List<FakeRow> out = new ArrayList<>(rows);
        function.finish(() -> out.remove(0));
        return rows;
    }

    private static @Nullable String verdict(FakeRow row) {
        // FakeRow files every verdict under the layer quality
        return row.find(LayerSchema.drop(QualityLayer.NAME));
    }

    private static Conversation left(FakeRow row) throws IOException {
        SpanEdits edits = new SpanEdits(row.get(ConversationsLayer.CUTS), row.get(ConversationsLayer.CUT_TEXTS));
        return ConversationReader.read(
                edits.apply(Objects.requireNonNull(row.reading()).content()));
    }

    private void expect(@Nullable ConversationRule rule) {
        assertThat(verdict(judged(pull()))).isEqualTo(rule == null ? null : rule.ruleName());
    }

    @Test
    void aGoodPullRequestIsKept() {
        expect(null);
    }

    @Test
    void pullRequestsAreDroppedByWhatTheyAre() {
        author = "dependabot[bot]";
        expect(ConversationRule.PULL_BY_BOT);
        author = "jane";
        title = "Fix it";
        expect(ConversationRule.PULL_TITLE_SHORT);
        title = "Bump DEPENDENCIES of the build";
        expect(ConversationRule.PULL_TITLE_WORD);
        title = "Stop losing the last line";
        text = "Fixes it.";
        expect(ConversationRule.PULL_DESCRIPTION_SHORT);
        text = null;
        expect(ConversationRule.PULL_DESCRIPTION_SHORT);
        text = "<!-- Please describe your change here, and how you have tested it. -->";
        expect(ConversationRule.PULL_DESCRIPTION_SHORT);
        text = "Found by Qwiet when it looked at the reader.";
        expect(ConversationRule.PULL_TEXT_EXCLUDED);
        text = "The reader dropped what came after the last line feed.";
        repository = "Chocogrenouille/github-slideshow";
        expect(ConversationRule.PULL_REPOSITORY);
    }

    @Test
    void pullRequestsAreDroppedByWhatBecameOfThem() {
        answers = new ArrayList<>(
                List.of(said(EventType.COMMENT, "some-ci", "The build has passed on all machines."), closed(true)));
        expect(ConversationRule.PULL_NO_RESPONSE);
        answers = new ArrayList<>(
                List.of(said(EventType.COMMENT, "bob", "I do not think that we want this."), closed(false)));
        expect(ConversationRule.PULL_NOT_APPROVED);
        answers = new ArrayList<>(List.of(
                approved("bob"),
                ConversationEvent.builder(EventType.REOPENED)
                        .author("x", false)
                        .commits("c".repeat(40), HEAD)
                        .build()));
        expect(ConversationRule.PULL_BASE_CHANGED);
        answers.add(closed(true));
        expect(null); // a merge may bring one base more
        answers.add(ConversationEvent.builder(EventType.REOPENED)
                .author("x", false)
                .commits("d".repeat(40), HEAD)
                .build());
        expect(ConversationRule.PULL_BASE_CHANGED);
    }

    @Test
    void pullRequestsAreDroppedByTheirDiffAndLength() {
        edits = new ArrayList<>();
        expect(ConversationRule.PULL_NO_DIFF);
        edits = new ArrayList<>(List.of(new LineEdit(0, 1, 1, "x".repeat(100_000) + "\n")));
        expect(ConversationRule.PULL_TOO_LONG);
        settings = TestConversations.with("min_pull_length", 5_000L);
        edits = new ArrayList<>(List.of(new LineEdit(0, 1, 1, "  return 1;\n")));
        expect(ConversationRule.PULL_TOO_SHORT);
        settings = TestConversations.with("disabled_rules", List.of("short-rendering", "sampled-out"), settings);
        expect(null);
    }

    @Test
    void filesAreCutByWhatTheyAre() throws IOException {
        String prose = "This is the file of notes.\n";
        files = new ArrayList<>(List.of(
                PullFile.of("a.c", "int main(void) {\n  return 0;\n}\n", false),
                PullFile.of("added.c", null, false),
                PullFile.of("deleted.c", "int x;\n", true),
                PullFile.omitted("logo.png", "binary", false),
                PullFile.of("long.c", "int y; ".repeat(150) + "\n", false),
                PullFile.of("dots.c", ".....;.....\n", false),
                PullFile.of("hex.c", "\\x41\\x42\\x43\n", false),
                PullFile.of("excluded.csv", "a,b,c,d\n", false),
                PullFile.of("notes.md", prose, false),
                PullFile.of("list.md", "one two three four five\n", false)));
        languages = List.of("C", "C", "C", "", "C", "C", "C", "CSV", "Markdown", "Markdown");
        excluded = List.of("excluded.csv");
        for (int i = 1; i < files.size(); i++) {
            edits.add(new LineEdit(i, 0, 0, "// more\n"));
        }
        FakeRow row = judged(pull());
        assertThat(verdict(row)).isNull();
        assertThat(left(row).files().stream().filter(file -> !file.isCut()).map(PullFile::path))
                .containsExactly("a.c", "notes.md");
        assertThat(row.get(ConversationsLayer.CUTS))
                .extracting(span -> span.rule())
                .contains(
                        "added-or-deleted-file",
                        "omitted-file",
                        "long-lines-file",
                        "low-alphanum-file",
                        "hexadecimal-file",
                        "excluded-language-file",
                        "no-prose-file");
    }

    @Test
    void mostDataFilesAreSampledOut() throws IOException {
        int kept = 0;
        for (int i = 0; i < 300; i++) {
            files = new ArrayList<>(List.of(
                    PullFile.of("a.c", "int main(void) {\n  return 0;\n}\n".repeat(9), false),
                    PullFile.of("package-lock" + i + ".json", "{\"alpha\": \"beta\"}\n", false)));
            languages = List.of("C", "JSON");
            edits = new ArrayList<>(
                    List.of(new LineEdit(0, 1, 1, "\n"), new LineEdit(1, 0, 1, "{\"alpha\": \"gamma\"}\n")));
            kept += left(judged(pull())).files().get(1).isCut() ? 0 : 1;
        }
        assertThat(kept).isBetween(12, 55);
    }

    @Test
    void shareOfManyPullRequestsIsTheReleases() {
        assertThat(ConversationsFunction.share(1)).isCloseTo(0.8, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ConversationsFunction.share(1_000)).isCloseTo(0.1007, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ConversationsFunction.share(2_000)).isEqualTo(0.05);
        settings = ConversationsSettings.defaults();
        List<Conversation> many = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            Conversation one = pull();
            many.add(new Conversation(
                    one.kind(), one.repository(), i, one.title(), one.events(), one.files(), one.heads()));
        }
        long kept = judged(many).stream().filter(row -> verdict(row) == null).count();
        assertThat(kept).isBetween(170L, 250L); // 0.5207 of 400
    }

    @Test
    void textsOfPullRequestsAreCut() throws IOException {
        text = "See below.\n<!-- template -->" + WORDS.repeat(20);
        answers.add(said(EventType.COMMENT, "bob", "+1"));
        answers.add(said(EventType.COMMENT, "codecov-commenter", "# [Codecov](https://codecov.io) Report"));
        answers.add(said(EventType.COMMENT, "q", "Qwiet has found twenty things in it."));
        answers.add(ConversationEvent.builder(EventType.REVIEW_COMMENT)
                .author("bob", false)
                .place("a.c", 1, "@@ -1 +1 @@\n" + "+x\n".repeat(5_000))
                .text("Is this not very much indeed?")
                .build());
        Conversation left = left(judged(pull()));
        assertThat(left.events().get(0).words())
                .startsWith("See below.\n" + WORDS.substring(0, 20))
                .hasSize(1_000);
        assertThat(left.events())
                .noneMatch(event -> event.words().equals("+1") || event.words().contains("Qwiet"));
        assertThat(left.events()).anyMatch(event -> event.words().equals("[OMITTED]CodeCov"));
        assertThat(left.events().get(left.events().size() - 1).hunk()).isEqualTo(FieldText.of("[OMITTED]"));
    }

    @Test
    void issuesAreJudgedByWhatPeopleSay() throws IOException {
        ConversationEvent opened = said(EventType.OPENED, "jane", WORDS.repeat(3));
        assertThat(verdict(judged(issue(opened)))).isNull();
        assertThat(verdict(judged(issue(said(EventType.OPENED, "jane", WORDS)))))
                .isEqualTo("short-text");
        assertThat(verdict(judged(issue(said(EventType.OPENED, "jane", WORDS.repeat(100))))))
                .isEqualTo("one-participant");
        assertThat(verdict(judged(issue(
                        said(EventType.OPENED, "jane", WORDS.repeat(100)), said(EventType.COMMENT, "bob", "I see.")))))
                .isNull();
        List<ConversationEvent> alone =
                new ArrayList<>(Collections.nCopies(11, said(EventType.COMMENT, "jane", WORDS)));
        assertThat(verdict(judged(issue(alone.toArray(ConversationEvent[]::new)))))
                .isEqualTo("one-participant");
        assertThat(verdict(judged(issue(said(EventType.OPENED, "x-bot", WORDS.repeat(3))))))
                .isEqualTo("only-bots");

        Conversation left = left(judged(issue(
                opened,
                said(EventType.COMMENT, "bob", "/retest"),
                said(EventType.COMMENT, "k8s-ci-robot", "All tests have passed."),
                said(EventType.COMMENT, "bob", "On Monday, jane <notifications@github.com> wrote:\n> what\nYes."),
                said(EventType.COMMENT, "bob", "> only a quotation"),
                said(EventType.COMMENT, "carol", "line\n".repeat(150) + "end"))));
        assertThat(left.events())
                .extracting(ConversationEvent::words)
                .hasSize(3)
                .contains("Yes.");
        assertThat(left.events().get(2).words().lines().count()).isEqualTo(101);
        assertThat(left.events().get(2).words()).contains("\n[Truncated]\n").endsWith("end");
    }

    @Test
    void damagedRowsAreNamedAndOthersPassedOver() {
        FakeRow damaged = new FakeRow("/issues/1", null, "{\"format\":\"stackyard-conversation-1\",\"events\":7}");
        damaged.set(FilesLayer.KIND, "issue");
        FakeRow code = FakeRow.of("int x;");
        RepositoryFunction function = new ConversationsStage(settings).open();
        function.observe(damaged);
        function.observe(code);
        List<FakeRow> out = new ArrayList<>(List.of(damaged, code));
        function.finish(() -> out.remove(0));
        assertThat(verdict(damaged)).isEqualTo("damaged");
        assertThat(verdict(code)).isNull();
        assertThat(code.get(ConversationsLayer.CUTS)).isEmpty();
    }

    @Test
    void everyRuleSaysWhatItIsAndWhereItComesFrom() {
        for (ConversationRule rule : ConversationRule.values()) {
            assertThat(ConversationRule.named(rule.ruleName())).contains(rule);
            assertThat(rule.meaning()).isNotBlank();
            assertThat(rule.source()).isNotBlank();
        }
    }
}
