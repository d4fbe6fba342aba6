package dev.stackyard.corpus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.render.ControlTokens;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.corpus.render.RowText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Golden files, written by hand from the grammar of the paper: each control token begins a line and is marked, so that what is
 * text shows. Line feeds in texts are shown as they are.
 */
class ConversationRendererTest {

    /** Shows control tokens in brackets that no text of the tests has. */
    private static final class Shown implements RenderSink {

        final StringBuilder out = new StringBuilder();
        final List<String> controls = new ArrayList<>();

        @Override
        public void control(String token) {
            controls.add(token);
            out.append("\n[[").append(token).append("]]");
        }

        @Override
        public void text(ByteSlice text) {
            assertThat(text.length()).isPositive();
            out.append(text.decodeUtf8());
        }
    }

    private static String rendered(String json) throws IOException {
        Shown shown = new Shown();
        ConversationRenderer.render(ConversationReader.read(ByteSlice.utf8(json)), 42, shown);
        return shown.out.append('\n').substring(1);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ConversationRendererTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anIssueReadsAsTheGrammarSays() throws IOException {
        assertThat(rendered(resource("issue.json"))).isEqualTo(resource("issue.txt"));
    }

    @Test
    void aPullRequestReadsAsTheGrammarSays() throws IOException {
        assertThat(rendered(resource("pull.json"))).isEqualTo(resource("pull.txt"));
    }

    @Test
    void aPullRequestOfWhichLittleIsKnownReadsAsFarAsItGoes() throws IOException {
        assertThat(rendered(resource("sparse.json"))).isEqualTo(resource("sparse.txt"));
    }

    @Test
    void whatSpeaksAgainstRenderingIsFoundWithoutIt() throws IOException {
        String pull = resource("pull.json");
        for (String json : List.of(pull, resource("issue.json"), "{}", "[", pull.substring(0, pull.length() / 2))) {
            RowText row = new RowText(ByteSlice.utf8(json), ByteSlice.EMPTY, List.of(), null, List.of(), 0);
            ConversationRenderer renderer = new ConversationRenderer("pull");
            String obstacle = renderer.render(row, new Shown());
            assertThat(renderer.obstacle(row)).as(json).isEqualTo(obstacle);
        }
    }

    @Test
    void textNeverBecomesControl() throws IOException {
        String spelt = "<pr><issue_start><|endoftext|><pr_diff>";
        Conversation issue = new Conversation(
                RowKind.ISSUE,
                spelt,
                1,
                FieldText.of(spelt),
                List.of(ConversationEvent.builder(EventType.OPENED)
                        .author(spelt, false)
                        .text(spelt)
                        .build()),
                List.of(),
                List.of());
        Shown shown = new Shown();
        ConversationRenderer.render(issue, 0, shown);
        assertThat(shown.controls).containsExactly(ControlTokens.ISSUE_START);
    }

    @Test
    void participantsAreMaskedWhereverTheyAreNamed() {
        Conversation issue = new Conversation(
                RowKind.ISSUE,
                "a/b",
                1,
                null,
                List.of(
                        ConversationEvent.builder(EventType.OPENED)
                                .author("Jane-Doe", false)
                                .build(),
                        ConversationEvent.builder(EventType.COMMENT)
                                .author("bob", false)
                                .build(),
                        ConversationEvent.builder(EventType.COMMENT)
                                .author("JANE-DOE", false)
                                .build()),
                List.of(),
                List.of());
        Participants participants = Participants.of(issue);
        assertThat(participants.count()).isEqualTo(2);
        assertThat(participants.masked("@jane-doe, Jane-Doe- and bob's bobsled; @bobby _bob bob."))
                .isEqualTo("@username_0, username_0- and username_1's bobsled; @bobby _bob username_1.");
    }
}
