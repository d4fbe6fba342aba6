package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A rendering as golden files have it: control tokens between guillemets, so that text which spells one differs from one. */
final class Rendered implements RenderSink {

    private final StringBuilder out = new StringBuilder();

    /** What a renderer makes of a reading; the reason in parentheses if it makes nothing. */
    static String of(RowRenderer renderer, Reading reading, @Nullable String language, long draw) throws IOException {
        Rendered rendered = new Rendered();
        String reason = renderer.render(
                new RowText(reading.content(), reading.text(), reading.passages(), language, reading.traits(), draw),
                rendered);
        return reason == null ? rendered.out.toString() : "(" + reason + ")";
    }

    @Override
    public void control(String token) {
        out.append('\u00ab').append(token).append('\u00bb');
    }

    @Override
    public void text(ByteSlice text) {
        out.append(text.decodeUtf8());
    }
}
