package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovedPassagesTest {

    private static final String TEXT = "aaa 111 b\ncc 222\n333 dd";

    @Test
    void passagesKeepTheirTextsAroundReplacements() {
        check("aaa <X> b|cc <LONG>|<Y> dd", span(4, 7), "<X>", span(13, 16), "<LONG>", span(17, 20), "<Y>");
        check("aaa  b|cc 222|333 dd", span(4, 7), "");
    }

    @Test
    void aSpanOverTwoPassagesStaysInTheFirst() {
        check("aaa 111 b|cc <K>| dd", span(13, 20), "<K>");
        check("<ALL>||", span(0, 23), "<ALL>");
    }

    private static Span span(int start, int end) {
        return new Span(start, end, "kind", "rule");
    }

    private static void check(String expected, Object... spansAndReplacements) {
        List<Span> spans = new java.util.ArrayList<>();
        List<String> replacements = new java.util.ArrayList<>();
        for (int i = 0; i < spansAndReplacements.length; i += 2) {
            spans.add((Span) spansAndReplacements[i]);
            replacements.add((String) spansAndReplacements[i + 1]);
        }
        List<Passage> passages = List.of(
                new Passage(Role.MARKDOWN, 0, 9), new Passage(Role.CODE, 10, 16), new Passage(Role.OUTPUT, 17, 23));
        ByteSlice redacted = new Redaction().apply(ByteSlice.utf8(TEXT), spans, replacements);
        StringBuilder found = new StringBuilder();
        for (Passage passage : Redaction.moved(passages, spans, replacements)) {
            found.append(found.length() == 0 && passage.start() == 0 ? "" : "|")
                    .append(redacted.decodeUtf8(), passage.start(), passage.end());
        }
        assertThat(found.toString()).isEqualTo(expected);
    }
}
