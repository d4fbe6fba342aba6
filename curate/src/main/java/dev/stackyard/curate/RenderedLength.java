package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.render.RenderSink;

/** Counts what is rendered, in characters (Unicode code points). */
final class RenderedLength implements RenderSink {

    private long characters;

    @Override
    public void control(String token) {
        characters += token.length();
    }

    @Override
    public void text(ByteSlice text) {
        for (int i = text.offset(); i < text.end(); i++) {
            characters += (text.array()[i] & 0xC0) == 0x80 ? 0 : 1;
        }
    }

    long characters() {
        return characters;
    }
}
