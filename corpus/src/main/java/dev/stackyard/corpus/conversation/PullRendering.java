package dev.stackyard.corpus.conversation;

import static dev.stackyard.corpus.render.ControlTokens.*;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pull request (arXiv 2402.19173, section 5.2):
 *
 * <pre>{@code
 * <pr>Title: {title}\nusername_0: {description}<pr_status>opened<repo_name>{repository}
 * <pr_base><pr_file>{path}<pr_base_code>{code}...
 * <pr_diff><pr_file>{path}<pr_diff_hunk>{hunk}<pr_diff_hunk>{hunk}...
 * }</pre>
 *
 * then event by event, with another {@code <pr_diff>} before the first that names a new head commit:
 *
 * <pre>{@code
 * <pr_comment>{user}: {text}<pr_event_id>{id}
 * <pr_review>{user}[: {text}]<pr_event_id>{id}<pr_review_state>{state}
 * <pr_review_comment><pr_event_id>{id}[<pr_in_reply_to_review_id>{id}][<pr_in_reply_to_comment_id>{id}]
 *     <pr_file>{path}<pr_diff_hunk_comment_line>{line}<pr_diff_hunk>{hunk}<pr_comment>{user}: {text}
 * <pr>{user}<pr_status>{status}[<pr_is_merged>{True|False}]
 * }</pre>
 */
final class PullRendering {

    private static final String NO_DIFF = "[DIFFS OMITTED]";

    private final Conversation pull;
    private final Pieces pieces;
    private final Participants participants;
    private final PullDiffs diffs;
    private @Nullable String head;

    PullRendering(Conversation pull, long draw, Pieces pieces) {
        this.pull = pull;
        this.pieces = pieces;
        this.participants = Participants.of(pull);
        this.diffs = new PullDiffs(pull, draw);
    }

    void render() throws IOException {
        List<ConversationEvent> events = pull.events();
        boolean opened = !events.isEmpty() && events.get(0).type() == EventType.OPENED;
        renderOpened(opened ? events.get(0) : null);
        for (ConversationEvent event : opened ? events.subList(1, events.size()) : events) {
            renderNewHead(event);
            render(event);
        }
    }

    private void renderOpened(@Nullable ConversationEvent opened) throws IOException {
        FieldText title = pull.title();
        pieces.control(PULL).text("Title: " + participants.masked(title == null ? "" : title.value()) + "\n");
        if (opened != null) {
            pieces.text(participants.said(opened));
            head = opened.headCommit();
        }
        pieces.control(PULL_STATUS).text("opened").control(REPOSITORY).text(pull.repository());
        pieces.control(PULL_BASE);
        for (int file : diffs.files()) {
            pieces.control(PULL_FILE).text(pull.files().get(file).path());
            pieces.control(PULL_BASE_CODE).text(diffs.base(file));
        }
        PullHead first = find(head);
        renderDiff(
                first == null && !pull.heads().isEmpty() && head == null
                        ? pull.heads().get(0)
                        : first);
    }

    private @Nullable PullHead find(@Nullable String commit) {
        return pull.heads().stream()
                .filter(each -> each.commit().equals(commit))
                .findFirst()
                .orElse(null);
    }

    private void renderNewHead(ConversationEvent event) throws IOException {
        String named = event.headCommit();
        if (named == null || named.equals(head)) {
            return;
        }
        PullHead next = find(named);
        if (next != null && head != null) {
            renderDiff(next);
        }
        head = named;
    }

    private void renderDiff(@Nullable PullHead commit) throws IOException {
        pieces.control(PULL_DIFF);
        boolean any = false;
        for (int file : diffs.files()) {
            List<String> hunks = commit == null ? List.of() : diffs.hunks(file, commit);
            if (!hunks.isEmpty()) {
                any = true;
                pieces.control(PULL_FILE).text(pull.files().get(file).path());
                for (String hunk : hunks) {
                    pieces.control(PULL_DIFF_HUNK).text(hunk);
                }
            }
        }
        if (!any) {
            pieces.text(NO_DIFF);
        }
    }

    private void render(ConversationEvent event) throws IOException {
        switch (event.type()) {
            case COMMENT ->
                pieces.control(PULL_COMMENT)
                        .text(participants.said(event))
                        .control(PULL_EVENT_ID)
                        .text(id(event.id()));
            case REVIEW ->
                pieces.control(PULL_REVIEW)
                        .text(event.words().isEmpty() ? participants.name(event) : participants.said(event))
                        .control(PULL_EVENT_ID)
                        .text(id(event.id()))
                        .control(PULL_REVIEW_STATE)
                        .text(state(event.state()));
            case REVIEW_COMMENT -> renderRemark(event);
            case CLOSED -> {
                renderStatus(event, "closed");
                pieces.control(PULL_IS_MERGED).text(Objects.equals(event.merged(), true) ? "True" : "False");
            }
            case REOPENED -> renderStatus(event, "reopened");
            case EDITED -> renderStatus(event, "edited");
            case OPENED, SYNCHRONIZED -> {
                // a second opening says nothing new; new commits are told by their diff
            }
        }
    }

    private void renderStatus(ConversationEvent event, String status) throws IOException {
        pieces.control(PULL).text(participants.name(event)).control(PULL_STATUS).text(status);
    }

    private void renderRemark(ConversationEvent event) throws IOException {
        pieces.control(PULL_REVIEW_COMMENT).control(PULL_EVENT_ID).text(id(event.id()));
        if (event.review() != 0) {
            pieces.control(PULL_IN_REPLY_TO_REVIEW).text(id(event.review()));
        }
        if (event.replyTo() != 0) {
            pieces.control(PULL_IN_REPLY_TO_COMMENT).text(id(event.replyTo()));
        }
        String path = event.path();
        if (path != null) {
            pieces.control(PULL_FILE).text(path);
        }
        if (event.position() != 0) {
            pieces.control(PULL_DIFF_HUNK_COMMENT_LINE).text(id(event.position()));
        }
        FieldText hunk = event.hunk();
        if (hunk != null) {
            int skipped = path == null ? 0 : diffs.skipped(path);
            pieces.control(PULL_DIFF_HUNK).text(HunkHeader.moved(hunk.value(), skipped));
        }
        pieces.control(PULL_COMMENT).text(participants.said(event));
    }

    private static String id(long number) {
        return Long.toString(number);
    }

    /** The paper's word for a state of GitHub's. */
    private static String state(@Nullable String state) {
        if (state == null) {
            return "commented";
        }
        return switch (state) {
            case "changes_requested" -> "changes_required";
            case "dismissed" -> "rejected";
            default -> state;
        };
    }
}
