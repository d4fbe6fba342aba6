package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.BytesCursor;
import java.io.IOException;

/** Walks along sorted records and hands over one conversation after another, those of a repository adjacent. */
final class ConversationJoin {

    /** Takes what was joined. */
    interface Sink {

        /** Takes the next conversation, in row order. */
        void conversation(RepositoryFacts repository, ConversationBuilder conversation) throws IOException;

        /** Called after a repository's last conversation, also for one that has none. */
        default void endRepository(RepositoryFacts repository) throws IOException {}
    }

    private final long mostBytes;
    private final Sink sink;

    /** @param mostBytes of text that a conversation may have */
    ConversationJoin(long mostBytes, Sink sink) {
        this.mostBytes = mostBytes;
        this.sink = sink;
    }

    void run(BytesCursor records) throws IOException {
        RepositoryFacts repository = null;
        ConversationBuilder conversation = null;
        while (records.next()) {
            RecordInput in = new RecordInput(records);
            EventRecords.Key key = EventRecords.Key.read(in);
            if (repository == null || repository.key != key.repository()) {
                end(repository, conversation);
                repository = new RepositoryFacts(key.repository());
                conversation = null;
            }
            if (key.path().isEmpty()) {
                repository.add(key, in);
                continue;
            }
            if (conversation == null || !conversation.path().equals(key.path())) {
                if (conversation != null) {
                    sink.conversation(repository, conversation);
                }
                conversation = new ConversationBuilder(nameOf(repository), key.path(), mostBytes);
            }
            if (key.kind() == EventRecords.EARLIER) {
                conversation.continues(in.getRest());
            } else {
                conversation.add(key, EventRecords.readEvent(in));
            }
        }
        end(repository, conversation);
    }

    private static String nameOf(RepositoryFacts repository) {
        return repository.name == null ? "unknown/" + repository.key : repository.name;
    }

    private void end(
            @org.jspecify.annotations.Nullable RepositoryFacts repository,
            @org.jspecify.annotations.Nullable ConversationBuilder conversation)
            throws IOException {
        if (repository == null) {
            return;
        }
        if (conversation != null) {
            sink.conversation(repository, conversation);
        }
        sink.endRepository(repository);
    }
}
