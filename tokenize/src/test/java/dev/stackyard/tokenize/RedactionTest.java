package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction();

    @Test
    void leavesATextWithoutSpansAlone() {
        ByteSlice text = ByteSlice.utf8("nothing here");
        assertThat(redaction.apply(text, List.of(), List.of())).isSameAs(text);
    }

    @Test
    void replacesSpansWhereverTheyAre() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            int offset = random.nextInt(bytes.length + 1);
            ByteSlice text = new ByteSlice(bytes, offset, bytes.length - offset);
            List<Span> spans = new ArrayList<>();
            List<String> replacements = new ArrayList<>();
            StringBuilder expected = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int end = at + 1 + random.nextInt(text.length() - at);
                if (random.nextBoolean()) {
                    spans.add(new Span(at, end, "kind", "rule"));
                    replacements.add(random.nextBoolean() ? "<KEY>" : "");
                    expected.append(replacements.get(replacements.size() - 1));
                } else {
                    expected.append(new String(bytes, offset + at, end - at, StandardCharsets.ISO_8859_1));
                }
                at = end;
            }
            ByteSlice redacted = redaction.apply(text, spans, replacements);
            assertThat(redacted.copy())
                    .as("text %d of seed 1", n)
                    .isEqualTo(expected.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void growsForLongReplacements() {
        String replacement = "x".repeat(300_000);
        ByteSlice redacted = redaction.apply(
                ByteSlice.utf8("ab"),
                List.of(new Span(0, 1, "k", "r"), new Span(1, 2, "k", "r")),
                List.of(replacement, "é"));
        assertThat(redacted.decodeUtf8()).isEqualTo(replacement + "é");
    }

    @Test
    void refusesSpansThatDoNotFit() {
        ByteSlice text = ByteSlice.utf8("abcdef");
        assertThatThrownBy(() -> redaction.apply(text, List.of(new Span(4, 7, "k", "r")), List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[4, 7)");
        assertThatThrownBy(() -> redaction.apply(
                        text, List.of(new Span(2, 4, "k", "r"), new Span(3, 5, "k", "r")), List.of("", "")))
                .hasMessageContaining("[3, 5)");
        assertThatThrownBy(() -> redaction.apply(text, List.of(new Span(2, 4, "k", "r")), List.of()))
                .hasMessageContaining("1 spans have 0 replacements");
    }
}
