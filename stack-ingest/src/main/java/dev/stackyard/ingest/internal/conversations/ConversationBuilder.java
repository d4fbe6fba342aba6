package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.FieldText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conversation of its events, which are handed over in the order in which they happened. If none of them opened it, the
 * opening is made from what the first says of its subject (The Stack v2 does the same: facts of the release's scripts).
 */
final class ConversationBuilder {

    /** Events that a conversation may have; what comes after is left out and the conversation is too large. */
    private static final int MOST_EVENTS = 10_000;

    private static final long EVENT_BYTES = 200;

    /** More than there are kinds of events: numbers are unique within a kind. */
    private static final int KINDS = 16;

    private final String repository;
    private final String path;
    private final long mostBytes;
    private final List<ConversationEvent> events = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final PatchFiles patches = new PatchFiles();
    private byte @Nullable [] earlier;
    private boolean earlierTooLarge;
    private @Nullable String title;
    private @Nullable RawEvent first;
    private boolean opened;
    private String lastTime = "";
    private long bytes;

    /**
     * @param path such as {@code pull/7}
     * @param mostBytes of text; with more it is too large
     */
    ConversationBuilder(String repository, String path, long mostBytes) {
        this.repository = repository;
        this.path = path;
        this.mostBytes = mostBytes;
    }

    String repository() {
        return repository;
    }

    boolean isPull() {
        return path.startsWith("pull/");
    }

    String path() {
        return path;
    }

    /** Whether there is more than is kept. */
    boolean isTooLarge() {
        return earlierTooLarge || bytes > mostBytes || events.size() > MOST_EVENTS;
    }

    /** Roughly, how much text there is. */
    long bytes() {
        return bytes;
    }

    /**
     * Takes what an earlier ingest has of the conversation.
     *
     * @param json the row's content; empty if it was too large to be kept
     */
    void continues(byte[] json) {
        earlierTooLarge = json.length == 0;
        earlier = earlierTooLarge ? null : json;
    }

    /** Adds an event. The same event is often in two files; the second is passed over. */
    void add(EventRecords.Key key, RawEvent raw) {
        EventKind kind = EventKind.values()[key.kind()];
        if (isTooLarge() || !seen.add(key.id() * KINDS + kind.ordinal())) {
            return;
        }
        if (kind == EventKind.PULL_FILE) {
            patches.add(raw);
            bytes += raw.hunk == null ? 0 : raw.hunk.length();
            return;
        }
        if (first == null) {
            first = raw;
            first.createdAt = key.time();
        }
        if (raw.title != null) {
            title = raw.title;
        }
        lastTime = key.time();
        ConversationEvent event = event(kind, key.time(), raw);
        if (event != null) {
            bytes += EVENT_BYTES + event.words().length();
            FieldText hunk = event.hunk();
            bytes += hunk == null ? 0 : hunk.value().length();
            events.add(event);
        }
    }

    private @Nullable ConversationEvent event(EventKind kind, String time, RawEvent raw) {
        String action = Objects.requireNonNullElse(raw.action, "");
        return switch (kind) {
            case ISSUES, PULL_REQUEST -> ofSubject(action, time, raw);
            case ISSUE_COMMENT ->
                action.equals("created") ? remark(EventType.COMMENT, time, raw).build() : null;
            case REVIEW -> isMade(action) ? review(time, raw) : null;
            case REVIEW_COMMENT -> isMade(action) ? ofLine(time, raw) : null;
            case WATCH, FORK, PULL_FILE -> null;
        };
    }

    private static boolean isMade(String action) {
        return action.equals("created") || action.equals("submitted") || action.equals("dismissed");
    }

    private @Nullable ConversationEvent ofSubject(String action, String time, RawEvent raw) {
        return switch (action) {
            case "opened" -> {
                if (opened) {
                    yield null;
                }
                opened = true;
                yield opening(raw, time, false);
            }
            case "closed", "merged" ->
                isClosedAt(time)
                        ? null
                        : byActor(EventType.CLOSED, time, raw)
                                .merged(isPull() ? raw.merged : null)
                                .build();
            case "reopened" -> byActor(EventType.REOPENED, time, raw).build();
            case "edited" -> byActor(EventType.EDITED, time, raw).build();
            case "synchronize" -> byActor(EventType.SYNCHRONIZED, time, raw).build();
            default -> null;
        };
    }

    /** Newer payloads may tell a merge twice, as merged and as closed. */
    private boolean isClosedAt(String time) {
        if (events.isEmpty()) {
            return false;
        }
        ConversationEvent last = events.get(events.size() - 1);
        return last.type() == EventType.CLOSED && time.equals(last.at());
    }

    private ConversationEvent opening(RawEvent raw, String time, boolean synthetic) {
        String author = raw.user == null && !synthetic ? raw.actor : raw.user;
        return ConversationEvent.builder(EventType.OPENED)
                .at(time)
                .author(author, raw.userIsBot)
                .association(raw.association)
                .text(raw.body)
                .commits(raw.baseCommit, raw.headCommit)
                .synthetic(synthetic)
                .build();
    }

    private ConversationEvent.Builder byActor(EventType type, String time, RawEvent raw) {
        return ConversationEvent.builder(type)
                .at(time)
                .author(raw.actor, false)
                .commits(raw.baseCommit, raw.headCommit);
    }

    private ConversationEvent.Builder remark(EventType type, String time, RawEvent raw) {
        return ConversationEvent.builder(type)
                .at(time)
                .author(raw.remarkUser == null ? raw.actor : raw.remarkUser, raw.remarkUserIsBot)
                .association(raw.remarkAssociation)
                .id(raw.remarkId)
                .text(raw.remarkBody)
                .commits(raw.baseCommit, raw.headCommit);
    }

    private ConversationEvent review(String time, RawEvent raw) {
        return remark(EventType.REVIEW, time, raw)
                .review(0, raw.state == null ? null : raw.state.toLowerCase(Locale.ROOT))
                .commit(raw.commit)
                .build();
    }

    private ConversationEvent ofLine(String time, RawEvent raw) {
        return remark(EventType.REVIEW_COMMENT, time, raw)
                .review(raw.review, null)
                .replyTo(raw.replyTo)
                .place(raw.path, raw.position, raw.hunk)
                .commit(raw.commit)
                .build();
    }

    /** A pull request with what files the API has shown, unless it has more than they tell of: several commits. */
    Conversation withPatches(Conversation pull) {
        return pull.heads().size() > 1 ? pull : patches.addTo(pull);
    }

    /** The conversation: what is new, joined to what was there. It has no files but those that an earlier ingest found. */
    Conversation build() throws IOException {
        byte[] json = earlier;
        return json == null
                ? buildNew()
                : ConversationMerge.merge(ConversationReader.read(ByteSlice.of(json)), buildNew(), lastTime);
    }

    private Conversation buildNew() {
        List<ConversationEvent> all = new ArrayList<>();
        RawEvent source = first;
        if (!opened && source != null) {
            String time = EventRecords.isTime(source.subjectCreatedAt) ? source.subjectCreatedAt : source.createdAt;
            all.add(opening(source, Objects.requireNonNull(time), true));
        }
        // an opening that is not the first event by its time is the first all the same
        events.stream().filter(event -> event.type() == EventType.OPENED).forEach(all::add);
        events.stream().filter(event -> event.type() != EventType.OPENED).forEach(all::add);
        return new Conversation(
                isPull() ? RowKind.PULL : RowKind.ISSUE,
                repository,
                Long.parseLong(path.substring(path.indexOf('/') + 1)),
                title == null ? null : FieldText.of(title),
                all,
                List.of(),
                List.of());
    }
}
