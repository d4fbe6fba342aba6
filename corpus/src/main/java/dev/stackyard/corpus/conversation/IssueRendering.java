package dev.stackyard.corpus.conversation;

import static dev.stackyard.corpus.render.ControlTokens.ISSUE_CLOSED;
import static dev.stackyard.corpus.render.ControlTokens.ISSUE_COMMENT;
import static dev.stackyard.corpus.render.ControlTokens.ISSUE_START;

import java.io.IOException;

/**
 * One issue:
 *
 * <pre>{@code
 * <issue_start>Title: {title}\nusername_0: {text}
 * <issue_comment>username_1: {text}                   for each comment
 * <issue_closed><issue_comment>username_0: {text}     for the first comment after it was closed
 * }</pre>
 *
 * without the line breaks between these (arXiv 2402.19173, section 5.3).
 */
final class IssueRendering {

    private final Conversation issue;
    private final Pieces pieces;
    private final Participants participants;

    IssueRendering(Conversation issue, Pieces pieces) {
        this.issue = issue;
        this.pieces = pieces;
        this.participants = Participants.of(issue);
    }

    void render() throws IOException {
        FieldText title = issue.title();
        pieces.control(ISSUE_START).text("Title: " + participants.masked(title == null ? "" : title.value()) + "\n");
        boolean closed = false;
        boolean begun = false;
        for (ConversationEvent event : issue.events()) {
            switch (event.type()) {
                case OPENED -> {
                    if (!begun) {
                        say(event);
                    }
                    begun = true;
                }
                case COMMENT -> {
                    if (begun) { // what opened the issue may have been cut: then its first comment is what there is
                        if (closed) {
                            pieces.control(ISSUE_CLOSED);
                        }
                        pieces.control(ISSUE_COMMENT);
                    }
                    say(event);
                    begun = true;
                    closed = false;
                }
                case CLOSED -> closed = true;
                case REOPENED -> closed = false;
                case EDITED, SYNCHRONIZED, REVIEW, REVIEW_COMMENT -> {
                    // issues have none that are told
                }
            }
        }
    }

    private void say(ConversationEvent event) {
        pieces.text(participants.said(event));
    }
}
