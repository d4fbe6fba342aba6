package dev.stackyard.curate;

import dev.stackyard.corpus.ConversationsLayer;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.SpanEdits;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one row.
 *
 * @param rule that drops it; null if none does
 * @param evidence what made it fire
 * @param edits what is cut
 * @param path of the row, by which it is sampled
 * @param pull whether it is a pull request
 */
record ConversationVerdict(
        @Nullable ConversationRule rule,
        String evidence,
        SpanEdits edits,
        @Nullable Long draw,
        @Nullable Long events,
        @Nullable Long participants,
        @Nullable Long textLength,
        @Nullable Long renderedLength,
        String path,
        boolean pull) {

    /** Of a row that is no conversation. */
    static final ConversationVerdict NONE =
            new ConversationVerdict(null, "", SpanEdits.NONE, null, null, null, null, null, "", false);

    static ConversationVerdict damaged(String why) {
        return new ConversationVerdict(
                ConversationRule.DAMAGED, why, SpanEdits.NONE, null, null, null, null, null, "", false);
    }

    boolean keeps() {
        return rule == null;
    }

    ConversationVerdict dropped(ConversationRule by, String why) {
        return new ConversationVerdict(
                by, why, edits, draw, events, participants, textLength, renderedLength, path, pull);
    }

    void write(RowBuilder out) {
        out.set(ConversationsLayer.CUTS, edits.spans())
                .set(ConversationsLayer.CUT_TEXTS, edits.replacements())
                .set(ConversationsLayer.DRAW, draw)
                .set(ConversationsLayer.EVENTS, events)
                .set(ConversationsLayer.PARTICIPANTS, participants)
                .set(ConversationsLayer.TEXT_LENGTH, textLength)
                .set(ConversationsLayer.RENDERED_LENGTH, renderedLength);
        if (rule != null) {
            out.drop(rule.ruleName(), evidence);
        }
    }
}
