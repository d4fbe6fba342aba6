package dev.stackyard.ingest.internal.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one ingest of a published dataset set out to do; written before any part is. Kept in {@code
 * ingest/published-00000.json}.
 *
 * @param format version of this form
 * @param kind the dataset's form
 * @param contents where its contents are fetched from; null if it has them
 * @param firstPart number of its first part in the corpus
 * @param partCount how many parts it has; they are numbered on from the first
 * @param inputs its files, in order
 * @param spans what is read in one go, in order
 * @param skipped the first repositories that are left out
 * @param notes what else the user should know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedPlan(
        int format,
        String kind,
        @Nullable String contents,
        IngestSettings settings,
        int firstPart,
        int partCount,
        List<Input> inputs,
        List<Span> spans,
        List<IngestSummary.Skipped> skipped,
        List<String> notes) {

    static final int FORMAT = 1;

    /** Rises whenever the same input would give other rows. */
    static final int STAGE_VERSION = 1;

    static final String STAGE = "ingest-published";

    public PublishedPlan {
        inputs = List.copyOf(inputs);
        spans = List.copyOf(spans);
        skipped = skipped == null ? List.of() : List.copyOf(skipped); // plans that were made before there were any
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /**
     * A file of the dataset.
     *
     * @param fingerprint tells whether it is still the same
     */
    public record Input(String location, String fingerprint) {}

    /**
     * What one task reads, from its start to its end.
     *
     * @param input place of the file among the inputs; -1 for all of them
     * @param firstGroup the first of the file's row groups
     * @param endGroup the first row group that is not read
     * @param parts what is made of it, in order
     */
    public record Span(int input, int firstGroup, int endGroup, List<Part> parts) {

        public Span {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One part.
     *
     * @param number in the corpus
     * @param from the first row of the file; of a dataset with a row for each file, the lowest hash of a repository
     * @param end the first row, or hash, of the next part
     * @param rows that it will have, about
     * @param omitted which of its repositories are left out, as {@link Omissions#text} gives it: bit 0 is that of row {@code
     *     from}, or of the first by {@link RepositoryId}; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            int number,
            long from,
            long end,
            long rows,
            @Nullable String omitted) {

        PartId id() {
            return new PartId(number);
        }

        boolean has(long key) {
            return key >= from && key < end;
        }
    }

    DatasetKind datasetKind() {
        return DatasetKind.valueOf(kind);
    }

    /** Numbers of all parts. */
    public List<PartId> partIds() {
        List<PartId> ids = new ArrayList<>();
        spans.forEach(span -> span.parts().forEach(part -> ids.add(part.id())));
        return ids;
    }

    /** The stamp that the layers of a part have when they are done; where the input lies makes no difference. */
    LayerStamp stamp(Span span, Part part) {
        List<String> sources = span.input() < 0
                ? inputs.stream().map(Input::fingerprint).toList()
                : List.of(inputs.get(span.input()).fingerprint());
        List<Object> what = new ArrayList<>(List.of(kind, sources, part.from(), part.end()));
        if (part.omitted() != null) {
            what.add(part.omitted());
        }
        return new LayerStamp(
                STAGE, STAGE_VERSION, Fingerprints.ofJson(settings), Map.of("source", Fingerprints.ofJson(what)));
    }
}
