package dev.stackyard.ingest.internal.conversations;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that tells of events: an hourly file, or what was fetched of a repository. */
interface EventInput {

    /** What a plan says of it. */
    ConversationPlan.Input planned();

    /** Where it is, for messages. */
    String location();

    /** Reads all events. What cannot be read is in the report. */
    Report scan(ConversationKinds wanted, EventRecords records) throws IOException;

    /**
     * What became of an input.
     *
     * @param events events in it
     * @param kept events that conversations or facts are made of
     * @param corrupt pieces that are no events
     * @param messages the first of these, with their places
     * @param failure why it could not be read to its end; null if it could
     */
    record Report(
            long events,
            long kept,
            long corrupt,
            List<String> messages,
            @Nullable String failure) {}
}
