package dev.stackyard.corpus.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Conversation pull() {
        return new Conversation(
                RowKind.PULL,
                "octo/cat",
                7,
                FieldText.of("Say \"hello\"\\"),
                List.of(
                        ConversationEvent.builder(EventType.OPENED)
                                .at("2023-05-01T10:00:00Z")
                                .author("jane", false)
                                .association("MEMBER")
                                .text("Because it is polite.\n😀 \u0001")
                                .commits("b".repeat(40), "1".repeat(40))
                                .build(),
                        ConversationEvent.builder(EventType.REVIEW_COMMENT)
                                .at("2023-05-01T11:00:00Z")
                                .author(null, true)
                                .id(3)
                                .review(2, null)
                                .replyTo(1)
                                .place("a.txt", 4, "@@ -1 +1 @@\n-a\n+b")
                                .commit("1".repeat(40))
                                .text("really?")
                                .build(),
                        ConversationEvent.builder(EventType.CLOSED)
                                .author("jane", false)
                                .merged(false)
                                .synthetic(true)
                                .build()),
                List.of(
                        PullFile.of("a.txt", "", false),
                        PullFile.of("new", null, true),
                        PullFile.omitted("b", "binary", false)),
                List.of(new PullHead("1".repeat(40), List.of(new LineEdit(0, 0, 0, "hello\n")))));
    }

    @Test
    void whatIsWrittenIsReadBackWithItsPlaces() throws IOException {
        byte[] bytes = ConversationWriter.write(pull());
        ByteSlice json = ByteSlice.of(bytes);
        Conversation read = ConversationReader.read(json);
        assertThat(ConversationWriter.write(read)).isEqualTo(bytes);
        assertThat(read.title()).isEqualTo(pull().title());
        for (ConversationEvent event : read.events()) {
            JsonNode object = JSON.readTree(java.util.Arrays.copyOfRange(bytes, event.start(), event.end()));
            assertThat(object.path("type").asText()).isEqualTo(event.type().jsonName());
            FieldText text = event.text();
            if (text != null) {
                String quoted = new ByteSlice(bytes, text.start() - 1, text.end() - text.start() + 2).decodeUtf8();
                assertThat(JSON.readValue(quoted, String.class)).isEqualTo(text.value());
            }
        }
        assertThat(JSON.readTree(bytes).path("files").size()).isEqualTo(3);
    }

    @Test
    void cutEventsAndFilesAreGoneAndPlacesStay() throws IOException {
        String json = ByteSlice.of(ConversationWriter.write(pull())).decodeUtf8();
        Conversation whole = ConversationReader.read(ByteSlice.utf8(json));
        PullFile file = whole.files().get(0);
        String cut = ByteSlice.utf8(json).decodeUtf8();
        byte[] bytes = cut.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String before = new ByteSlice(bytes, 0, file.start()).decodeUtf8();
        String after = new ByteSlice(bytes, file.end(), bytes.length - file.end()).decodeUtf8();
        Conversation read = ConversationReader.read(ByteSlice.utf8(before + "null" + after));
        assertThat(read.files().get(0).isCut()).isTrue();
        assertThat(read.files().get(1).path()).isEqualTo("new");
    }

    @Test
    void whatIsNoConversationIsRefused() {
        for (String text : List.of(
                "{}",
                "[]",
                "{\"format\":\"stackyard-conversation-2\"}",
                "{\"format\":\"stackyard-conversation-1\",\"kind\":\"code\"}",
                "{\"format\":\"stackyard-conversation-1\",\"events\":[{\"at\":\"x\"}]}",
                "{\"format\":",
                "\"x\"",
                "{\"format\":\"stackyard-conversation-1\",\"heads\":[{\"edits\":[{\"line\":-1}]}]}")) {
            assertThatThrownBy(() -> ConversationReader.read(ByteSlice.utf8(text)))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
    }
}
