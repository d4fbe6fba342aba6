package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;

/** Renders rows of one kind. Immutable and thread-safe. */
@FunctionalInterface
public interface RowRenderer {

    /**
     * Renders a row, without what stands between rows.
     *
     * @param text the row's text with everything cut and replaced that is to be
     * @param draw decides what is random about the rendering; the same number gives the same text
     * @throws IOException if the text has not the form of the kind, with the byte; or from the sink
     */
    void render(ByteSlice text, long draw, RenderSink sink) throws IOException;
}
