package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.SpanEdits;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.ConversationRenderer;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.corpus.conversation.PullDiffs;
import dev.stackyard.corpus.conversation.PullHead;
import dev.stackyard.curate.internal.BotNames;
import dev.stackyard.curate.internal.ConversationCuts;
import dev.stackyard.curate.internal.EditedText;
import dev.stackyard.curate.internal.MessageText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one pull request (arXiv 2402.19173, section 2.3). */
final class PullJudge {

    private static final String MARK = "[TRUNCATED]";
    private static final String OMITTED = "[OMITTED]";
    private static final String COVERAGE = "codecov";
    private static final String TEXT_CUT = "message-text";

    private final ConversationsSettings settings;
    private final BotNames bots;
    private final ByteSlice json;
    private final Conversation pull;
    private final String path;
    private final long draw;
    private final ConversationCuts cuts;
    private final Set<String> people = new HashSet<>();
    private long events;
    private long characters;
    private long description;
    private @Nullable ConversationRule rule;
    private String evidence = "";

    PullJudge(
            ConversationsSettings settings, BotNames bots, ByteSlice json, Conversation pull, String path, long draw) {
        this.settings = settings;
        this.bots = bots;
        this.json = json;
        this.pull = pull;
        this.path = path;
        this.draw = draw;
        this.cuts = new ConversationCuts(json);
    }

    /**
     * @param languages of the files, in their order
     * @param excluded paths of files whose language is not trained on
     */
    ConversationVerdict judge(List<String> languages, List<String> excluded) throws IOException {
        cutTitle();
        pull.events().forEach(this::take);
        PullFileJudge files = new PullFileJudge(settings, pull, languages, excluded);
        files.cut(cuts);
        Conversation left = ConversationReader.read(cuts.edits().apply(json));
        files.sample(left, new PullDiffs(left, draw), draw, cuts);
        SpanEdits edits = cuts.edits();
        left = ConversationReader.read(edits.apply(json));
        RenderedLength length = new RenderedLength();
        ConversationRenderer.render(left, draw, length);
        ask(left, new PullDiffs(left, draw), length.characters());
        return new ConversationVerdict(
                rule, evidence, edits, draw, events, (long) people.size(), characters, length.characters(), path, true);
    }

    private void cutTitle() {
        FieldText title = pull.title();
        if (title != null) {
            EditedText edited = new EditedText(title.value());
            MessageText.truncate(edited, settings.maxTitle());
            cuts.text(title, edited, "title");
        }
    }

    private void take(ConversationEvent event) {
        boolean says = event.type() == EventType.OPENED
                || event.type() == EventType.COMMENT
                || event.type() == EventType.REVIEW
                || event.type() == EventType.REVIEW_COMMENT;
        if (says && !say(event)) {
            return;
        }
        FieldText hunk = event.hunk();
        if (hunk != null && hunk.value().codePointCount(0, hunk.value().length()) > settings.maxHunk()) {
            cuts.wholeText(hunk, OMITTED, "long-hunk");
        }
        events++;
        people.add(String.valueOf(event.author()));
    }

    /** Takes what is said. @return false if the event was cut */
    private boolean say(ConversationEvent event) {
        FieldText text = event.text();
        EditedText edited = new EditedText(event.words());
        if (settings.stripEmail()) {
            MessageText.stripEmail(edited);
        }
        boolean opened = event.type() == EventType.OPENED;
        if (!opened
                && settings.asks(ConversationRule.EVENT_EXCLUDED)
                && settings.excludedTexts().stream().anyMatch(edited.text()::contains)) {
            cuts.event(event, ConversationRule.EVENT_EXCLUDED.ruleName());
            return false;
        }
        if (edited.text().toLowerCase(Locale.ROOT).contains(COVERAGE)) {
            cuts.wholeText(Objects.requireNonNull(text), OMITTED + "CodeCov", COVERAGE);
            return true;
        }
        MessageText.removeHtmlComments(edited);
        MessageText.truncateLines(edited, settings.maxTextLines(), ConversationsSettings.LAST_LINES, MARK);
        int length = edited.text().codePointCount(0, edited.text().length());
        boolean exempt = opened || event.type() == EventType.REVIEW;
        if (!exempt && length < settings.minDescription() && settings.asks(ConversationRule.EVENT_TOO_SHORT)) {
            cuts.event(event, ConversationRule.EVENT_TOO_SHORT.ruleName());
            return false;
        }
        MessageText.truncate(edited, settings.maxText());
        if (text != null) {
            cuts.text(text, edited, TEXT_CUT);
        }
        if (opened) {
            description = length;
        }
        characters += Math.min(length, settings.maxText());
        return true;
    }

    private void ask(Conversation left, PullDiffs diffs, long rendered) {
        ConversationEvent opened = pull.events().stream()
                .filter(event -> event.type() == EventType.OPENED)
                .findFirst()
                .orElse(null);
        String title = pull.title() == null ? "" : pull.title().value();
        check(
                ConversationRule.PULL_REPOSITORY,
                settings.excludedRepositories().contains(pull.repository()),
                pull.repository());
        check(
                ConversationRule.PULL_BY_BOT,
                opened != null && (opened.bot() || bots.has(opened.author())),
                opened == null ? "" : String.valueOf(opened.author()));
        check(ConversationRule.PULL_TITLE_SHORT, title.codePointCount(0, title.length()) < settings.minTitle(), title);
        String lower = title.toLowerCase(Locale.ROOT);
        check(ConversationRule.PULL_TITLE_WORD, settings.titleWords().stream().anyMatch(lower::contains), title);
        String words = opened == null ? "" : opened.words();
        check(
                ConversationRule.PULL_TEXT_EXCLUDED,
                settings.excludedTexts().stream().anyMatch(words::contains),
                "the description has one");
        check(
                ConversationRule.PULL_DESCRIPTION_SHORT,
                !isOmitted(words) && description < settings.minDescription(),
                description + " characters < " + settings.minDescription());
        check(
                ConversationRule.PULL_NO_RESPONSE,
                !hasHumanResponse(),
                "of " + pull.events().size() + " events");
        check(ConversationRule.PULL_NOT_APPROVED, !isApproved() && !isMerged(), "no approval and no merge");
        check(ConversationRule.PULL_BASE_CHANGED, bases() > (isMerged() ? 2 : 1), bases() + " base commits");
        check(
                ConversationRule.PULL_NO_DIFF,
                !hasInitialDiff(left, diffs),
                pull.files().size() + " files");
        check(
                ConversationRule.PULL_TOO_SHORT,
                rendered < settings.minPullLength(),
                rendered + " characters < " + settings.minPullLength());
        check(
                ConversationRule.PULL_TOO_LONG,
                rendered > settings.maxPullLength(),
                rendered + " characters > " + settings.maxPullLength());
    }

    private static boolean isOmitted(String words) {
        return words.toLowerCase(Locale.ROOT).contains(COVERAGE);
    }

    /** The first rule that fires is the verdict. */
    private void check(ConversationRule candidate, boolean fires, String why) {
        if (rule == null && fires && settings.asks(candidate)) {
            rule = candidate;
            evidence = why;
        }
    }

    private boolean hasHumanResponse() {
        return pull.events().stream()
                .filter(event -> event.type() == EventType.COMMENT
                        || event.type() == EventType.REVIEW
                        || event.type() == EventType.REVIEW_COMMENT)
                .anyMatch(event -> !event.bot() && !bots.has(event.author()));
    }

    private boolean isApproved() {
        return pull.events().stream().anyMatch(event -> Objects.equals(event.state(), "approved"));
    }

    private boolean isMerged() {
        return pull.events().stream().anyMatch(event -> Objects.equals(event.merged(), true));
    }

    private long bases() {
        return pull.events().stream()
                .map(ConversationEvent::baseCommit)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** Whether what the first event with commits names is known and changes a file that is left. */
    private static boolean hasInitialDiff(Conversation left, PullDiffs diffs) {
        String first = left.events().stream()
                .map(ConversationEvent::headCommit)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        for (PullHead head : left.heads()) {
            if (head.commit().equals(first)) {
                return diffs.files().stream()
                        .anyMatch(file -> head.edits().stream().anyMatch(edit -> edit.file() == file));
            }
        }
        return false;
    }
}
