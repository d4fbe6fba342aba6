package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.reading.Passage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts replacements in the place of spans of a text. Keeps a buffer; owned by one thread. */
final class Redaction {

    private byte[] buffer = new byte[1 << 16];
    private int size;

    /**
     * The text with its spans replaced.
     *
     * @param spans sorted by start, not overlapping, inside the text
     * @param replacements one for each span
     * @return the text itself if there are no spans; otherwise valid until the next call
     * @throws IllegalArgumentException if the spans are not as they must be
     */
    ByteSlice apply(ByteSlice text, List<Span> spans, List<String> replacements) {
        if (spans.isEmpty() && replacements.isEmpty()) {
            return text;
        }
        if (spans.size() != replacements.size()) {
            throw new IllegalArgumentException(spans.size() + " spans have " + replacements.size() + " replacements");
        }
        size = 0;
        int done = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.start() < done || span.end() > text.length()) {
                throw new IllegalArgumentException("span [" + span.start() + ", " + span.end()
                        + ") overlaps another or leaves the text of " + text.length() + " bytes");
            }
            append(text.array(), text.offset() + done, span.start() - done);
            byte[] replacement = replacements.get(i).getBytes(StandardCharsets.UTF_8);
            append(replacement, 0, replacement.length);
            done = span.end();
        }
        append(text.array(), text.offset() + done, text.length() - done);
        return new ByteSlice(buffer, 0, size);
    }

    /**
     * Where passages of a text are once its spans are replaced. A span that goes over the end of a passage stays in it whole;
     * what the next passage loses of its beginning is part of the replacement.
     *
     * @param passages in order
     * @param spans as {@link #apply} takes them
     */
    static List<Passage> moved(List<Passage> passages, List<Span> spans, List<String> replacements) {
        if (spans.isEmpty()) {
            return passages;
        }
        List<Passage> moved = new ArrayList<>(passages.size());
        int next = 0;
        int shift = 0;
        for (Passage passage : passages) {
            int[] ends = {passage.start(), passage.end()};
            for (int i = 0; i < ends.length; i++) {
                while (next < spans.size() && spans.get(next).start() < ends[i]) {
                    shift += replacements.get(next).getBytes(StandardCharsets.UTF_8).length
                            - (spans.get(next).end() - spans.get(next).start());
                    next++;
                }
                int covered = next == 0
                        ? ends[i]
                        : Math.max(ends[i], spans.get(next - 1).end());
                ends[i] = covered + shift;
            }
            moved.add(new Passage(passage.role(), ends[0], ends[1]));
        }
        return moved;
    }

    private void append(byte[] bytes, int offset, int length) {
        if (buffer.length - size < length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, length), buffer.length + (buffer.length >> 1)));
        }
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }
}
