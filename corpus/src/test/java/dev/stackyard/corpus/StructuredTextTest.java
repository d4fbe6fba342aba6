package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationWriter;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.corpus.conversation.LineEdit;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.corpus.conversation.PullHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found in the joined text is replaced in the JSON, which stays whole. The oracle is Jackson. */
class StructuredTextTest {

    private static final String[] PIECES = {
        "a", "\n", "\"", "\\", "\\n", "é", "中", "😀", "\u0000", "\u001f", "\t", "secret", " ", "{", "}", "\\u0041", "/",
        "\ud800"
    };

    private static String random(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static Conversation conversation(Random random) {
        ConversationEvent said = ConversationEvent.builder(EventType.OPENED)
                .author("secret", false)
                .text(random(random, 30))
                .build();
        return new Conversation(
                RowKind.PULL,
                "octo/secret",
                7,
                FieldText.of(random(random, 10)),
                List.of(said),
                List.of(PullFile.of(random(random, 5), random(random, 40), false)),
                List.of(new PullHead("0".repeat(40), List.of(new LineEdit(0, 0, 1, random(random, 10))))));
    }

    @Test
    void whatIsReplacedInTheTextIsReplacedInTheFields() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = ConversationWriter.write(conversation(random));
            byte[] padded = ("xx" + new String(bytes, StandardCharsets.UTF_8) + "y").getBytes(StandardCharsets.UTF_8);
            ByteSlice slice = new ByteSlice(padded, 2, bytes.length);
            StructuredText view = StructuredText.of(slice);
            String text = view.text().decodeUtf8();
            List<Span> spans = new ArrayList<>();
            List<String> replacements = new ArrayList<>();
            byte[] utf8 = view.text().copy();
            byte[] wanted = "secret".getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at + wanted.length <= utf8.length; at++) {
                if (new String(utf8, at, wanted.length, StandardCharsets.ISO_8859_1).equals("secret")) {
                    spans.add(new Span(at, at + wanted.length, "key", "test"));
                    replacements.add("<\"KEY\\\n>");
                    at += wanted.length - 1;
                }
            }
            StructuredText.Carried carried = view.carry(spans, replacements);
            ByteSlice replaced = new SpanEdits(carried.spans(), carried.replacements()).apply(slice);
            assertThat(StructuredText.of(replaced).text().decodeUtf8())
                    .as("seed %d", seed)
                    .isEqualTo(text.replace("secret", "<\"KEY\\\n>"));
            JsonNode tree = json.readTree(replaced.copy());
            assertThat(tree.path("repo").asText()).isEqualTo("octo/secret");
            assertThat(tree.path("events").path(0).path("author").asText()).isEqualTo("secret");
        }
    }

    @Test
    void aSpanOverSeveralFieldsIsReplacedOnceAndCodeKeepsItsLines() throws IOException {
        Conversation pull = new Conversation(
                RowKind.PULL,
                "octo/cat",
                7,
                FieldText.of("begin"),
                List.of(),
                List.of(PullFile.of("k.pem", "one\ntwo\nthree\n", false)),
                List.of());
        ByteSlice json = ByteSlice.of(ConversationWriter.write(pull));
        StructuredText view = StructuredText.of(json);
        int from = view.text().decodeUtf8().indexOf("gin");
        int to = view.text().decodeUtf8().indexOf("three");
        StructuredText.Carried carried = view.carry(List.of(new Span(from, to, "key", "test")), List.of("<KEY>"));
        String replaced = new SpanEdits(carried.spans(), carried.replacements())
                .apply(json)
                .decodeUtf8();
        assertThat(replaced).contains("\"title\":\"be<KEY>\"").contains("\"base\":\"\\n\\nthree\\n\"");
    }

    @Test
    void whatIsNoJsonIsPlainText() {
        assertThat(StructuredText.isStructured(RowKind.ISSUE, ByteSlice.utf8("{\"format\":\"other\"}")))
                .isFalse();
        assertThat(StructuredText.isStructured(RowKind.ISSUE, ByteSlice.utf8("It does not print 2.")))
                .isFalse();
        assertThat(StructuredText.isStructured(RowKind.CODE, ByteSlice.utf8("{\"format\":\"stackyard-x\"}")))
                .isFalse();
        assertThat(StructuredText.of(ByteSlice.utf8("{\"format\":\"stackyard-\",\"text\":\"a\",\"text\":"))
                        .text()
                        .decodeUtf8())
                .isEqualTo("a\n\n");
    }
}
