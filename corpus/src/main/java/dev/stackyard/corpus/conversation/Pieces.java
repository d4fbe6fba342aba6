package dev.stackyard.corpus.conversation;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.render.RenderSink;
import java.io.IOException;

/** Joins what is said between two control tokens into one text, so that it is encoded as one. */
final class Pieces {

    private final RenderSink sink;
    private final StringBuilder text = new StringBuilder();

    Pieces(RenderSink sink) {
        this.sink = sink;
    }

    Pieces control(String token) throws IOException {
        flush();
        sink.control(token);
        return this;
    }

    Pieces text(String words) {
        text.append(words);
        return this;
    }

    void flush() throws IOException {
        if (text.length() > 0) {
            sink.text(ByteSlice.utf8(text.toString()));
            text.setLength(0);
        }
    }
}
