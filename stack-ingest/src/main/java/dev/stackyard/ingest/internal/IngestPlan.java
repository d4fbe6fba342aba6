package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one run of ingest set out to do. Written before any part is, so that a killed run is continued and not begun anew;
 * nothing in it depends on the clock.
 *
 * @param format version of this form
 * @param settings that the parts are made with
 * @param parts in order
 * @param skipped sources that need not be ingested
 * @param rejected sources that cannot be
 */
public record IngestPlan(
        int format,
        IngestSettings settings,
        List<Part> parts,
        List<IngestSummary.Skipped> skipped,
        List<IngestSummary.Rejected> rejected) {

    static final int FORMAT = 1;

    /** Rises whenever the same source would give other rows. */
    static final int STAGE_VERSION = 1;

    static final String STAGE = "ingest";

    public IngestPlan {
        parts = List.copyOf(parts);
        skipped = List.copyOf(skipped);
        rejected = List.copyOf(rejected);
    }

    /**
     * One part.
     *
     * @param number of the part in the corpus
     */
    public record Part(int number, List<PlanEntry> repositories) {

        public Part {
            repositories = List.copyOf(repositories);
        }

        PartId id() {
            return new PartId(number);
        }

        long rows() {
            return repositories.stream().mapToLong(PlanEntry::rows).sum();
        }
    }

    List<PlanEntry> repositories() {
        List<PlanEntry> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.repositories()));
        return all;
    }

    /** The stamp that the layers of a part have when they are done. */
    LayerStamp stamp(Part part) {
        List<String> sources =
                part.repositories().stream().map(PlanEntry::fingerprint).toList();
        return new LayerStamp(
                STAGE, STAGE_VERSION, Fingerprints.ofJson(settings), Map.of("source", Fingerprints.ofJson(sources)));
    }
}
