package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.RowKind;
import java.util.Set;

/** Which conversations are wanted. */
record ConversationKinds(Set<RowKind> kinds) {

    ConversationKinds {
        kinds = Set.copyOf(kinds);
    }

    boolean has(boolean pull) {
        return kinds.contains(pull ? RowKind.PULL : RowKind.ISSUE);
    }

    /** Whether events of a kind can be of use. */
    boolean reads(EventKind kind) {
        return switch (kind) {
            case ISSUES -> has(false);
            case PULL_REQUEST, REVIEW, REVIEW_COMMENT, PULL_FILE -> has(true);
            case ISSUE_COMMENT, WATCH, FORK -> true;
        };
    }
}
