package dev.stackyard.ingest.internal.conversations;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of events that are read; all others are passed over. */
enum EventKind {
    ISSUES("IssuesEvent"),
    ISSUE_COMMENT("IssueCommentEvent"),
    PULL_REQUEST("PullRequestEvent"),
    REVIEW("PullRequestReviewEvent"),
    REVIEW_COMMENT("PullRequestReviewCommentEvent"),
    /** A star. */
    WATCH("WatchEvent"),
    FORK("ForkEvent"),
    /** A file of a pull request as the API shows it; no event of GHArchive. */
    PULL_FILE("");

    private static final byte[] HEAD = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPE = "\",\"type\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final EventKind[] KINDS = values();

    private final String typeName;
    private final byte[] quoted;

    EventKind(String typeName) {
        this.typeName = typeName;
        this.quoted = (typeName + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether an event of this kind is only counted. */
    boolean isCounted() {
        return this == WATCH || this == FORK;
    }

    static @Nullable EventKind named(@Nullable String typeName) {
        for (EventKind kind : KINDS) {
            if (kind != PULL_FILE && kind.typeName.equals(typeName)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Where the name of the type begins, if a line has the form of all lines since 2015: {@code {"id":"N","type":"}; -1 if it
     * has another.
     */
    static int typeAt(byte[] line, int from, int to) {
        if (!startsWith(line, from, to, HEAD)) {
            return -1;
        }
        int at = from + HEAD.length;
        while (at < to && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        return startsWith(line, at, to, TYPE) ? at + TYPE.length : -1;
    }

    /** The kind whose name stands there; null for one that is not read. */
    static @Nullable EventKind at(byte[] line, int from, int to) {
        for (EventKind kind : KINDS) {
            if (kind != PULL_FILE && startsWith(line, from, to, kind.quoted)) {
                return kind;
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] line, int from, int to, byte[] wanted) {
        return to - from >= wanted.length && Arrays.equals(line, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
