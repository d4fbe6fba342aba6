package dev.stackyard.corpus.render;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.conversation.ConversationRenderer;
import java.util.List;

/** The renderers of each kind of row. */
public final class RowRenderers {

    private static final List<RowRenderer> NOTEBOOK =
            List.of(new NotebookScriptRenderer(), new NotebookPairsRenderer());
    private static final List<RowRenderer> INTERMEDIATE = List.of(new IntermediateRenderer());

    private static final List<RowRenderer> KAGGLE = List.of(new KaggleScriptRenderer(), new KagglePairsRenderer());
    private static final List<RowRenderer> PULL = List.of(new ConversationRenderer("pull"));
    private static final List<RowRenderer> ISSUE = List.of(new ConversationRenderer("issue"));

    private RowRenderers() {}

    /** The renderers of a kind, one for each form that its rows can take; none if its text is put out as it is. */
    public static List<RowRenderer> of(RowKind kind) {
        return switch (kind) {
            case NOTEBOOK -> NOTEBOOK;
            case KAGGLE -> KAGGLE;
            case IR -> INTERMEDIATE;
            case PULL -> PULL;
            case ISSUE -> ISSUE;
            case CODE, DOC -> List.of();
        };
    }
}
