package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of GHArchive (or of GitHub's events API) into a {@link RawEvent}. Takes the full payloads and the trimmed
 * ones that GitHub sends since 7 October 2025 (a pull request is {@code url, id, number, head, base} there), and keys in any
 * order. Not thread-safe.
 */
final class EventParser {

    /** Objects and lists within one another; GitHub's have about ten. */
    private static final int MOST_DEPTH = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxStringLength(ArchiveScan.LONGEST_LINE)
                    .build())
            .build();

    private final RawEvent event;

    EventParser(RawEvent event) {
        this.event = event;
    }

    /**
     * Reads an event.
     *
     * @throws IOException if the line is not one JSON object of the expected shape
     */
    void parse(byte[] line, int from, int to) throws IOException {
        event.clear();
        try (JsonParser in = JSON.createParser(line, from, to - from)) {
            begin(in);
            while (nextKey(in)) {
                switch (in.currentName()) {
                    case "id" -> event.id = number(in);
                    case "type" -> event.type = string(in);
                    case "created_at" -> event.createdAt = string(in);
                    case "actor" -> actor(in);
                    case "repo" -> repository(in);
                    case "payload" -> payload(in);
                    default -> in.skipChildren();
                }
            }
            if (in.nextToken() != null) {
                throw new JsonParseException(in, "goes on after the event");
            }
        }
    }

    /** Reads only what comes before the payload: enough of an event that is merely counted. */
    void parseHead(byte[] line, int from, int to) throws IOException {
        event.clear();
        try (JsonParser in = JSON.createParser(line, from, to - from)) {
            begin(in);
            while (nextKey(in) && event.repositoryName == null) {
                switch (in.currentName()) {
                    case "id" -> event.id = number(in);
                    case "type" -> event.type = string(in);
                    case "repo" -> repository(in);
                    default -> in.skipChildren();
                }
            }
        }
    }

    private static void begin(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(in, "is no object");
        }
    }

    /** Moves to the value of the next key; false at the end of the object. */
    private static boolean nextKey(JsonParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            in.nextToken();
            return true;
        }
        if (token == null) {
            throw new JsonParseException(in, "ends too early");
        }
        return false;
    }

    /** Whether the value is an object; anything else is passed over. */
    private static boolean isObject(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        in.skipChildren();
        return false;
    }

    private void actor(JsonParser in) throws IOException {
        if (isObject(in)) {
            while (nextKey(in)) {
                if (in.currentName().equals("login")) {
                    event.actor = string(in);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void repository(JsonParser in) throws IOException {
        if (isObject(in)) {
            while (nextKey(in)) {
                switch (in.currentName()) {
                    case "id" -> event.repositoryId = number(in);
                    case "name" -> event.repositoryName = string(in);
                    default -> in.skipChildren();
                }
            }
        }
    }

    private void payload(JsonParser in) throws IOException {
        if (isObject(in)) {
            while (nextKey(in)) {
                switch (in.currentName()) {
                    case "action" -> event.action = string(in);
                    case "number" -> event.number = number(in);
                    case "issue" -> subject(in, false);
                    case "pull_request" -> subject(in, true);
                    case "comment", "review" -> remark(in);
                    default -> in.skipChildren();
                }
            }
        }
    }

    /** An issue or a pull request; an issue that has the key {@code pull_request} is the other face of one. */
    private void subject(JsonParser in, boolean pull) throws IOException {
        if (!isObject(in)) {
            return;
        }
        event.isPull |= pull;
        while (nextKey(in)) {
            switch (in.currentName()) {
                case "number" -> event.number = number(in);
                case "title" -> event.title = string(in);
                case "body" -> event.body = string(in);
                case "created_at" -> event.subjectCreatedAt = string(in);
                case "author_association" -> event.association = string(in);
                case "user" -> {
                    event.user = user(in);
                    event.userIsBot = lastUserIsBot;
                }
                case "pull_request" -> {
                    event.isPull |= in.currentToken() == JsonToken.START_OBJECT;
                    in.skipChildren();
                }
                case "merged" -> event.merged = flag(in);
                case "merged_at" -> event.mergedAt = string(in);
                case "base" -> event.baseCommit = branch(in, true);
                case "head" -> event.headCommit = branch(in, false);
                default -> in.skipChildren();
            }
        }
    }

    private boolean lastUserIsBot;

    private @Nullable String user(JsonParser in) throws IOException {
        String login = null;
        lastUserIsBot = false;
        if (isObject(in)) {
            while (nextKey(in)) {
                switch (in.currentName()) {
                    case "login" -> login = string(in);
                    case "type" -> lastUserIsBot = "Bot".equals(string(in));
                    default -> in.skipChildren();
                }
            }
        }
        return login;
    }

    /** One end of a pull request: its commit. The base's repository is the one that the event is about. */
    private @Nullable String branch(JsonParser in, boolean base) throws IOException {
        String commit = null;
        if (isObject(in)) {
            while (nextKey(in)) {
                switch (in.currentName()) {
                    case "sha" -> commit = string(in);
                    case "repo" -> {
                        if (base) {
                            baseRepository(in);
                        } else {
                            in.skipChildren();
                        }
                    }
                    default -> in.skipChildren();
                }
            }
        }
        return commit;
    }

    private void baseRepository(JsonParser in) throws IOException {
        if (isObject(in)) {
            while (nextKey(in)) {
                switch (in.currentName()) {
                    case "default_branch" -> event.defaultBranch = string(in);
                    case "language" -> event.repositoryLanguage = string(in);
                    case "created_at" -> event.repositoryCreatedAt = string(in);
                    case "license" -> license(in);
                    default -> in.skipChildren();
                }
            }
        }
    }

    private void license(JsonParser in) throws IOException {
        if (isObject(in)) {
            while (nextKey(in)) {
                if (in.currentName().equals("spdx_id")) {
                    event.license = string(in);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void remark(JsonParser in) throws IOException {
        if (!isObject(in)) {
            return;
        }
        while (nextKey(in)) {
            switch (in.currentName()) {
                case "id" -> event.remarkId = number(in);
                case "body" -> event.remarkBody = string(in);
                case "user" -> {
                    event.remarkUser = user(in);
                    event.remarkUserIsBot = lastUserIsBot;
                }
                case "author_association" -> event.remarkAssociation = string(in);
                case "state" -> event.state = string(in);
                case "commit_id" -> event.commit = string(in);
                case "pull_request_review_id" -> event.review = number(in);
                case "in_reply_to_id" -> event.replyTo = number(in);
                case "path" -> event.path = string(in);
                case "original_position" -> event.position = number(in);
                case "diff_hunk" -> event.hunk = string(in);
                default -> in.skipChildren();
            }
        }
    }

    private static @Nullable String string(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getText();
        }
        in.skipChildren();
        return null;
    }

    /** A count or an identifier: a whole number, or one as text, as the ids of events are; 0 if it is neither. */
    private static long number(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : Math.max(0, in.getLongValue());
        }
        if (token == JsonToken.VALUE_STRING) {
            return Math.max(0, in.getValueAsLong(0));
        }
        in.skipChildren();
        return 0;
    }

    @SuppressWarnings("NullableBoolean") // not stated is not false
    private static @Nullable Boolean flag(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> {
                in.skipChildren();
                yield null;
            }
        };
    }
}
