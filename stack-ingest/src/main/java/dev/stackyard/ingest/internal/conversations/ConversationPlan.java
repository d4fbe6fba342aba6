package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one ingest of conversations set out to do; written when all events are sorted, before any part is. Kept in {@code
 * ingest/conversations-00000.json}. A run that is continued scans and sorts the same files again and writes the parts that are
 * missing.
 *
 * @param format version of this form
 * @param kinds of rows, sorted
 * @param repositories where the diffs of pull requests are made from; null for nowhere
 * @param inputs the files, in order
 * @param parts in order
 * @param problems lines that are no events
 * @param messages the first of these
 * @param rejected files that could not be read to their end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationPlan(
        int format,
        List<String> kinds,
        @Nullable String repositories,
        IngestSettings settings,
        List<Input> inputs,
        List<Part> parts,
        long problems,
        List<String> messages,
        List<IngestSummary.Rejected> rejected) {

    static final int FORMAT = 1;
    static final String STAGE = "ingest-conversations";

    /** Rises whenever the same input would give other rows. */
    static final int STAGE_VERSION = 2;

    public ConversationPlan {
        kinds = List.copyOf(kinds);
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
        messages = List.copyOf(messages);
        rejected = List.copyOf(rejected);
    }

    /**
     * A file of events.
     *
     * @param fingerprint tells whether it is still the same
     */
    public record Input(String location, String fingerprint) {}

    /**
     * One part.
     *
     * @param number in the corpus
     * @param from the first of the sorter's buckets whose repositories it has
     * @param to the first bucket that it no longer has
     * @param records events and facts in these buckets
     */
    public record Part(int number, int from, int to, long records) {

        PartId id() {
            return new PartId(number);
        }
    }

    /** Numbers of all parts. */
    public List<PartId> partIds() {
        return parts.stream().map(Part::id).toList();
    }

    /** The stamp that the layers of a part have when they are done; where the input lies makes no difference. */
    LayerStamp stamp(Part part) {
        List<String> sources = inputs.stream().map(Input::fingerprint).toList();
        return new LayerStamp(
                STAGE,
                STAGE_VERSION,
                Fingerprints.ofJson(settings),
                Map.of(
                        "source",
                        Fingerprints.ofJson(List.of(kinds, repositories != null, sources, part.from(), part.to()))));
    }
}
