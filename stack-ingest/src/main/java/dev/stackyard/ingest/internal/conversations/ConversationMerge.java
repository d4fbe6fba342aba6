package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins what two ingests know of one conversation to what one ingest of all its events would have made of them. It does not
 * matter which ingest has the older events.
 */
final class ConversationMerge {

    /** What makes two events one: the forge's number of what was said, otherwise who did what when. */
    private record Identity(
            EventType type,
            long id,
            @Nullable String state,
            String at,
            @Nullable String who) {

        static Identity of(ConversationEvent event) {
            if (event.id() > 0) {
                return new Identity(event.type(), event.id(), event.state(), "", null);
            }
            // a merge may be told twice, by different accounts
            String who = event.type() == EventType.CLOSED ? null : event.author() + " " + event.headCommit();
            return new Identity(event.type(), 0, event.state(), time(event), who);
        }
    }

    /** After all times. */
    private static final String NEVER = "~";

    private ConversationMerge() {}

    /**
     * The whole. Files and commits are the earlier's; name of the repository, and wording of what both have, the later's.
     *
     * @param earlier as it was ingested before
     * @param later what is ingested now
     * @param laterEnd when the last event happened that is ingested now; that of the others is the last that they tell of
     */
    static Conversation merge(Conversation earlier, Conversation later, String laterEnd) {
        List<ConversationEvent> events = new ArrayList<>();
        ConversationEvent opening = opening(earlier, later);
        if (opening != null) {
            events.add(opening);
        }
        events.addAll(others(earlier, later));
        boolean laterTitle =
                later.title() != null && (earlier.title() == null || laterEnd.compareTo(end(earlier)) >= 0);
        return new Conversation(
                later.kind(),
                later.repository(),
                later.number(),
                laterTitle ? later.title() : earlier.title(),
                events,
                earlier.files(),
                earlier.heads());
    }

    /** The opening that a source has, before one that was made up; otherwise that of the older events. */
    private static @Nullable ConversationEvent opening(Conversation earlier, Conversation later) {
        ConversationEvent one = first(earlier);
        ConversationEvent two = first(later);
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        if (one.synthetic() != two.synthetic()) {
            return one.synthetic() ? two : one;
        }
        return begin(later).compareTo(begin(earlier)) < 0 ? two : one;
    }

    private static @Nullable ConversationEvent first(Conversation conversation) {
        return conversation.events().stream()
                .filter(event -> event.type() == EventType.OPENED)
                .findFirst()
                .orElse(null);
    }

    private static List<ConversationEvent> others(Conversation earlier, Conversation later) {
        Map<Identity, ConversationEvent> events = new LinkedHashMap<>();
        for (Conversation each : List.of(earlier, later)) {
            for (ConversationEvent event : each.events()) {
                if (event.type() != EventType.OPENED) {
                    events.put(Identity.of(event), event);
                }
            }
        }
        return events.values().stream()
                .sorted(Comparator.comparing(ConversationMerge::time))
                .toList();
    }

    /** When the events begin that a source has. */
    private static String begin(Conversation conversation) {
        return conversation.events().stream()
                .filter(event -> !event.synthetic())
                .map(ConversationMerge::time)
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
    }

    private static String end(Conversation conversation) {
        return conversation.events().stream()
                .filter(event -> !event.synthetic())
                .map(ConversationMerge::time)
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    private static String time(ConversationEvent event) {
        return Objects.requireNonNullElse(event.at(), "");
    }
}
