package dev.stackyard.corpus.conversation;

import org.jspecify.annotations.Nullable;

/**
 * One event of a conversation. What an event of its type does not have, or its source did not say, is null or 0.
 *
 * @param at ISO-8601 in UTC, such as {@code 2023-05-01T10:00:00Z}
 * @param author login; null if the source does not say (deleted accounts)
 * @param bot whether the source says that the author is an app
 * @param association what the author is to the repository, such as {@code MEMBER}
 * @param id of the comment or review at the forge
 * @param text what was said
 * @param state of a review: {@code approved}, {@code changes_requested}, {@code commented} or {@code dismissed}
 * @param review that a remark belongs to
 * @param replyTo the remark that a remark answers
 * @param path file of a remark
 * @param position line of the remark's hunk, as the forge counts
 * @param hunk diff that the remark is made on
 * @param commit that a review or remark is about
 * @param baseCommit tip of the branch that the pull request is to be merged into
 * @param headCommit the pull request's newest commit
 * @param merged whether a closed pull request was merged
 * @param synthetic whether no source has the event and it was made from what others say
 * @param start first byte of the event's object in the row's JSON; -1 if it was not read from one
 * @param end one past the object's last byte
 */
public record ConversationEvent(
        EventType type,
        @Nullable String at,
        @Nullable String author,
        boolean bot,
        @Nullable String association,
        long id,
        @Nullable FieldText text,
        @Nullable String state,
        long review,
        long replyTo,
        @Nullable String path,
        long position,
        @Nullable FieldText hunk,
        @Nullable String commit,
        @Nullable String baseCommit,
        @Nullable String headCommit,
        @Nullable Boolean merged,
        boolean synthetic,
        int start,
        int end) {

    /** A builder of an event that stands nowhere yet. */
    public static Builder builder(EventType type) {
        return new Builder(type);
    }

    /** The text; empty if there is none. */
    public String words() {
        return text == null ? "" : text.value();
    }

    /** Puts an event together. */
    public static final class Builder {

        private final EventType type;
        private @Nullable String at;
        private @Nullable String author;
        private boolean bot;
        private @Nullable String association;
        private long id;
        private @Nullable FieldText text;
        private @Nullable String state;
        private long review;
        private long replyTo;
        private @Nullable String path;
        private long position;
        private @Nullable FieldText hunk;
        private @Nullable String commit;
        private @Nullable String baseCommit;
        private @Nullable String headCommit;
        private @Nullable Boolean merged;
        private boolean synthetic;

        private Builder(EventType type) {
            this.type = type;
        }

        public Builder at(@Nullable String time) {
            at = time;
            return this;
        }

        public Builder author(@Nullable String login, boolean isBot) {
            author = login;
            bot = isBot;
            return this;
        }

        public Builder association(@Nullable String value) {
            association = value;
            return this;
        }

        public Builder id(long value) {
            id = value;
            return this;
        }

        public Builder text(@Nullable String value) {
            text = value == null ? null : FieldText.of(value);
            return this;
        }

        Builder text(@Nullable FieldText value) {
            text = value;
            return this;
        }

        public Builder review(long value, @Nullable String reviewState) {
            review = value;
            state = reviewState;
            return this;
        }

        public Builder replyTo(long value) {
            replyTo = value;
            return this;
        }

        public Builder place(@Nullable String file, long line, @Nullable String diff) {
            path = file;
            position = line;
            hunk = diff == null ? null : FieldText.of(diff);
            return this;
        }

        Builder place(@Nullable String file, long line, @Nullable FieldText diff) {
            path = file;
            position = line;
            hunk = diff;
            return this;
        }

        public Builder commit(@Nullable String value) {
            commit = value;
            return this;
        }

        public Builder commits(@Nullable String base, @Nullable String head) {
            baseCommit = base;
            headCommit = head;
            return this;
        }

        public Builder merged(@Nullable Boolean value) {
            merged = value;
            return this;
        }

        public Builder synthetic(boolean value) {
            synthetic = value;
            return this;
        }

        public ConversationEvent build() {
            return build(-1, -1);
        }

        ConversationEvent build(int start, int end) {
            return new ConversationEvent(
                    type,
                    at,
                    author,
                    bot,
                    association,
                    id,
                    text,
                    state,
                    review,
                    replyTo,
                    path,
                    position,
                    hunk,
                    commit,
                    baseCommit,
                    headCommit,
                    merged,
                    synthetic,
                    start,
                    end);
        }
    }
}
