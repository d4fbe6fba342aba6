package dev.stackyard.corpus.conversation;

import java.util.Locale;
import java.util.Optional;

/** What happened in a conversation. */
public enum EventType {
    /** The first event: title, text, and of a pull request the commits that it began with. */
    OPENED,
    REVIEW,
    /** A remark on a line of the diff. */
    REVIEW_COMMENT,
    COMMENT,
    EDITED,
    /** New commits; what else moved is in the event's commits. */
    SYNCHRONIZED,
    CLOSED,
    REOPENED;

    /** The value in JSON: lower case. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this name; empty for one that a later version may have. */
    public static Optional<EventType> find(String jsonName) {
        for (EventType type : values()) {
            if (type.jsonName().equals(jsonName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
