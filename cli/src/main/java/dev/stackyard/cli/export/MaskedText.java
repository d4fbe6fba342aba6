package dev.stackyard.cli.export;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row's text as it leaves the corpus. */
final class MaskedText {

    private MaskedText() {}

    /**
     * The text of a row; null for a stub.
     *
     * @param masks whether to put the replacements of the {@code pii} layer in place of its spans
     */
    static @Nullable String of(Row row, boolean masks) {
        ByteSlice text = row.text();
        if (text == null) {
            return null;
        }
        List<Span> spans = masks ? row.get(PiiLayer.SPANS) : List.of();
        if (spans.isEmpty()) {
            return text.decodeUtf8();
        }
        List<String> replacements = row.get(PiiLayer.REPLACEMENTS);
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int position = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            out.write(text.array(), text.offset() + position, span.start() - position);
            out.writeBytes(replacements.get(i).getBytes(StandardCharsets.UTF_8));
            position = span.end();
        }
        out.write(text.array(), text.offset() + position, text.length() - position);
        return out.toString(StandardCharsets.UTF_8);
    }
}
