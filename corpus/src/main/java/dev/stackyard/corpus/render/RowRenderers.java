package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StructuredText;
import dev.stackyard.corpus.conversation.ConversationRenderer;

/** The renderer of each kind of row. */
public final class RowRenderers {

    /** Text as it is. */
    private static final RowRenderer PLAIN = (text, draw, sink) -> sink.text(text);

    private static final RowRenderer CONVERSATION = new ConversationRenderer();

    private RowRenderers() {}

    /**
     * The renderer of a row.
     *
     * @param text of the row, before anything is cut or replaced
     */
    public static RowRenderer of(RowKind kind, ByteSlice text) {
        if (kind.isStructured() && !StructuredText.isStructured(kind, text)) {
            return PLAIN;
        }
        return switch (kind) {
            case CODE, NOTEBOOK, DOC -> PLAIN;
            case PULL, ISSUE -> CONVERSATION;
        };
    }
}
