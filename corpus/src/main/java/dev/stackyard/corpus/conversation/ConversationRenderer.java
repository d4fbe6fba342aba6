package dev.stackyard.corpus.conversation;

import com.fasterxml.jackson.core.JacksonException;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.corpus.render.RowRenderer;
import dev.stackyard.corpus.render.RowText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Renders issues and pull requests as StarCoder2 was trained on them (arXiv 2402.19173, sections 5.2 and 5.3). */
public final class ConversationRenderer implements RowRenderer {

    private static final String DAMAGED = "damaged";

    private final String form;

    /** @param form its name in counts: that of the kind */
    public ConversationRenderer(String form) {
        this.form = form;
    }

    @Override
    public String form() {
        return form;
    }

    /** Renders {@link RowText#content}, which for conversations has everything cut and replaced that is to be. */
    @Override
    public @Nullable String render(RowText row, RenderSink sink) throws IOException {
        Conversation conversation;
        try {
            conversation = ConversationReader.read(row.content());
        } catch (JacksonException e) {
            return DAMAGED;
        }
        render(conversation, row.draw(), sink);
        return null;
    }

    /** A conversation that can be read can be rendered; it is rendered once, by the stage that judges it. */
    @Override
    public @Nullable String obstacle(RowText row) throws IOException {
        try {
            ConversationReader.read(row.content());
            return null;
        } catch (JacksonException e) {
            return DAMAGED;
        }
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
