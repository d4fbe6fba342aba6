package dev.stackyard.pii;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What was found in a text, and what shall stand in its place.
 *
 * @param spans sorted by start, not overlapping; offsets are bytes of the UTF-8 text
 * @param replacements what each span is rendered as, as long as {@code spans}
 */
public record Redaction(List<Span> spans, List<String> replacements) {

    /** Nothing found. */
    public static final Redaction NONE = new Redaction(List.of(), List.of());

    public Redaction {
        spans = List.copyOf(spans);
        replacements = List.copyOf(replacements);
        if (spans.size() != replacements.size()) {
            throw new IllegalArgumentException(spans.size() + " spans and " + replacements.size() + " replacements");
        }
    }

    /** How many bytes of the text the spans cover. */
    public long maskedBytes() {
        return spans.stream().mapToLong(span -> span.end() - span.start()).sum();
    }

    /** The text with every span replaced. */
    public ByteSlice apply(ByteSlice text) {
        if (spans.isEmpty()) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int done = 0;
        for (int i = 0; i < spans.size(); i++) {
            out.write(text.array(), text.offset() + done, spans.get(i).start() - done);
            out.writeBytes(replacements.get(i).getBytes(StandardCharsets.UTF_8));
            done = spans.get(i).end();
        }
        out.write(text.array(), text.offset() + done, text.length() - done);
        return ByteSlice.of(out.toByteArray());
    }
}
