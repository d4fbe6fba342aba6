package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;

/** Takes a row's pieces in order. Whatever it makes of a text, it never makes a control token of it. */
public interface RenderSink {

    /** Where it does not matter what is rendered. */
    RenderSink NOWHERE = new RenderSink() {
        @Override
        public void control(String token) {}

        @Override
        public void text(ByteSlice text) {}
    };

    /** Takes a control token by its spelling, such as {@code <pr_diff>}; one of {@link ControlTokens}. */
    void control(String token) throws IOException;

    /** Takes a text, UTF-8, valid during the call only. */
    void text(ByteSlice text) throws IOException;
}
