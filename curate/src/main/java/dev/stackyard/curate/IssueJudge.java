package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.SpanEdits;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.ConversationRenderer;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.curate.internal.BotNames;
import dev.stackyard.curate.internal.ConversationCuts;
import dev.stackyard.curate.internal.EditedText;
import dev.stackyard.curate.internal.MessageText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one issue (arXiv 2402.19173, section 2.2). */
final class IssueJudge {

    private static final String MARK = "[Truncated]";

    private final ConversationsSettings settings;
    private final BotNames bots;
    private final ByteSlice json;
    private final Conversation issue;
    private final String path;
    private final long draw;
    private final ConversationCuts cuts;
    private final Set<String> people = new HashSet<>();
    private long events;
    private long characters;

    IssueJudge(
            ConversationsSettings settings, BotNames bots, ByteSlice json, Conversation issue, String path, long draw) {
        this.settings = settings;
        this.bots = bots;
        this.json = json;
        this.issue = issue;
        this.path = path;
        this.draw = draw;
        this.cuts = new ConversationCuts(json);
    }

    ConversationVerdict judge() throws IOException {
        List<ConversationEvent> said = new ArrayList<>();
        for (ConversationEvent event : issue.events()) {
            if (event.type() == EventType.OPENED || event.type() == EventType.COMMENT) {
                said.add(event);
            }
        }
        Set<ConversationEvent> cut = botEvents(said);
        for (ConversationEvent event : said) {
            if (!cut.contains(event)) {
                take(event);
            }
        }
        SpanEdits edits = cuts.edits();
        RenderedLength length = new RenderedLength();
        ConversationRenderer.render(ConversationReader.read(edits.apply(json)), draw, length);
        ConversationRule rule = rule();
        return new ConversationVerdict(
                rule,
                rule == null ? "" : evidence(),
                edits,
                draw,
                events,
                (long) people.size(),
                characters,
                length.characters(),
                path,
                false);
    }

    /** What bots say, and what made them: the message before that names the bot or is a command. */
    private Set<ConversationEvent> botEvents(List<ConversationEvent> said) {
        Set<ConversationEvent> cut = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        if (!settings.asks(ConversationRule.EVENT_BY_BOT)) {
            return cut;
        }
        for (int i = 0; i < said.size(); i++) {
            ConversationEvent event = said.get(i);
            String author = event.author();
            if (event.bot() || bots.has(author)) {
                cut(event, ConversationRule.EVENT_BY_BOT, cut);
                ConversationEvent before = i == 0 ? null : said.get(i - 1);
                if (before != null
                        && before.type() == EventType.COMMENT
                        && isCall(before, author)
                        && !cut.contains(before)) {
                    cut(before, ConversationRule.EVENT_BY_BOT, cut);
                }
            }
        }
        return cut;
    }

    private static boolean isCall(ConversationEvent event, @Nullable String bot) {
        return event.words().startsWith("/") || (bot != null && event.words().contains(bot));
    }

    private void cut(ConversationEvent event, ConversationRule rule, Set<ConversationEvent> cut) {
        cut.add(event);
        cuts.event(event, rule.ruleName());
    }

    private void take(ConversationEvent event) {
        FieldText text = event.text();
        EditedText edited = new EditedText(event.words());
        if (settings.stripEmail()) {
            MessageText.stripEmail(edited);
        } else {
            MessageText.strip(edited);
        }
        MessageText.truncateLines(edited, settings.maxIssueLines(), ConversationsSettings.LAST_LINES, MARK);
        boolean empty = edited.text().isEmpty();
        if (empty && event.type() == EventType.COMMENT && settings.asks(ConversationRule.EVENT_TOO_SHORT)) {
            cuts.event(event, ConversationRule.EVENT_TOO_SHORT.ruleName());
            return;
        }
        if (text != null) {
            cuts.text(text, edited, "message-text");
        }
        events++;
        people.add(String.valueOf(event.author()));
        characters += edited.text().codePointCount(0, edited.text().length());
    }

    private @Nullable ConversationRule rule() {
        if (events == 0 && settings.asks(ConversationRule.ISSUE_BY_BOTS)) {
            return ConversationRule.ISSUE_BY_BOTS;
        }
        if (characters < settings.minIssueText() && settings.asks(ConversationRule.ISSUE_TOO_SHORT)) {
            return ConversationRule.ISSUE_TOO_SHORT;
        }
        boolean alone = people.size() < 2;
        boolean much = characters > settings.maxSingleText() || events > settings.maxSingleEvents();
        return alone && much && settings.asks(ConversationRule.ISSUE_OF_ONE) ? ConversationRule.ISSUE_OF_ONE : null;
    }

    private String evidence() {
        return characters + " characters in " + events + " events by " + people.size() + " participants";
    }
}
