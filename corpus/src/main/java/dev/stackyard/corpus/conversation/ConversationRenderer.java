package dev.stackyard.corpus.conversation;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.corpus.render.RowRenderer;
import java.io.IOException;

/** Renders issues and pull requests as StarCoder2 was trained on them (arXiv 2402.19173, sections 5.2 and 5.3). */
public final class ConversationRenderer implements RowRenderer {

    @Override
    public void render(ByteSlice text, long draw, RenderSink sink) throws IOException {
        render(ConversationReader.read(text), draw, sink);
    }

    /** Renders a conversation that was read. */
    public static void render(Conversation conversation, long draw, RenderSink sink) throws IOException {
        Pieces pieces = new Pieces(sink);
        if (conversation.kind() == RowKind.PULL) {
            new PullRendering(conversation, draw, pieces).render();
        } else {
            new IssueRendering(conversation, pieces).render();
        }
        pieces.flush();
    }
}
