package dev.stackyard.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans of a text with what stands in their place.
 *
 * @param spans sorted by start, not overlapping
 * @param replacements one for each span
 */
public record SpanEdits(List<Span> spans, List<String> replacements) {

    public static final SpanEdits NONE = new SpanEdits(List.of(), List.of());

    public SpanEdits {
        spans = List.copyOf(spans);
        replacements = List.copyOf(replacements);
        if (spans.size() != replacements.size()) {
            throw new IllegalArgumentException(spans.size() + " spans have " + replacements.size() + " replacements");
        }
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /**
     * These and others. Where both touch the same bytes, these count; what is left of the other span on either side is still
     * replaced, so that nothing that was to be masked comes to light.
     */
    public SpanEdits over(SpanEdits others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        List<Span> merged = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int own = 0;
        for (int i = 0; i < others.spans.size(); i++) {
            Span other = others.spans.get(i);
            int from = other.start();
            while (own < spans.size() && spans.get(own).start() < other.end()) {
                Span span = spans.get(own);
                if (span.start() > from) {
                    add(other, from, span.start(), others.replacements.get(i), merged, texts);
                }
                if (span.end() > other.end()) {
                    from = other.end();
                    break; // the same span may reach into the next one
                }
                merged.add(span);
                texts.add(replacements.get(own++));
                from = Math.max(from, span.end());
            }
            if (from < other.end()) {
                add(other, from, other.end(), others.replacements.get(i), merged, texts);
            }
        }
        for (; own < spans.size(); own++) {
            merged.add(spans.get(own));
            texts.add(replacements.get(own));
        }
        return new SpanEdits(merged, texts);
    }

    /**
     * The text with its spans replaced.
     *
     * @throws IllegalArgumentException if the spans overlap or leave the text
     */
    public ByteSlice apply(ByteSlice text) {
        if (spans.isEmpty()) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int done = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.start() < done || span.end() > text.length()) {
                throw new IllegalArgumentException("span [" + span.start() + ", " + span.end()
                        + ") overlaps another or leaves the text of " + text.length() + " bytes");
            }
            out.write(text.array(), text.offset() + done, span.start() - done);
            out.writeBytes(replacements.get(i).getBytes(StandardCharsets.UTF_8));
            done = span.end();
        }
        out.write(text.array(), text.offset() + done, text.length() - done);
        return ByteSlice.of(out.toByteArray());
    }

    private static void add(Span like, int from, int to, String replacement, List<Span> merged, List<String> texts) {
        merged.add(new Span(from, to, like.kind(), like.rule()));
        texts.add(replacement);
    }
}
