package dev.stackyard.corpus.conversation;

import dev.stackyard.corpus.RowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue or a pull request as a row's content holds it; the JSON form is described by {@code conversation-1.schema.json}
 * beside this class.
 *
 * @param kind {@link RowKind#PULL} or {@link RowKind#ISSUE}
 * @param repository {@code owner/name}
 * @param number in the repository, from 1
 * @param title as it was last stated; null if no event states it
 * @param events in the order in which they happened
 * @param files that a pull request touches, as they were in the base commit; null in the place of one that was cut
 * @param heads the pull request's commits, in the order in which events name them, with what each changes in the files
 */
public record Conversation(
        RowKind kind,
        String repository,
        long number,
        @Nullable FieldText title,
        List<ConversationEvent> events,
        List<PullFile> files,
        List<PullHead> heads) {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "stackyard-conversation-1";

    public Conversation {
        events = List.copyOf(events);
        files = List.copyOf(files);
        heads = List.copyOf(heads);
    }

    /** The row's path: {@code /pull/7} or {@code /issues/7}, what follows the repository in its URL. */
    public String path() {
        return (kind == RowKind.PULL ? "/pull/" : "/issues/") + number;
    }
}
