package dev.stackyard.ingest.internal;

import dev.stackyard.ingest.IngestSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks again at the sources of a plan that a killed run left unfinished. A repository whose planned commit is still there
 * stays as it was planned; a directory, an archive or a remote repository that has changed is taken as it is now; what is
 * gone is rejected.
 */
final class PlanRefresher {

    private final SourceOpener opener;
    private final List<String> notes = new ArrayList<>();

    PlanRefresher(SourceOpener opener) {
        this.opener = opener;
    }

    /**
     * The plan as it must be carried out now; equal to the old one if nothing has changed.
     *
     * @param unfinished numbers of the parts that are still to be written
     */
    IngestPlan refresh(IngestPlan plan, Set<Integer> unfinished) throws IOException {
        List<IngestPlan.Part> parts = new ArrayList<>();
        List<IngestSummary.Rejected> rejected = new ArrayList<>(plan.rejected());
        for (IngestPlan.Part part : plan.parts()) {
            if (!unfinished.contains(part.number())) {
                parts.add(part);
                continue;
            }
            List<PlanEntry> entries = new ArrayList<>();
            for (PlanEntry entry : part.repositories()) {
                try {
                    entries.add(refresh(entry));
                } catch (RejectedSourceException e) {
                    rejected.add(new IngestSummary.Rejected(entry.location(), e.reason()));
                    notes.add(entry.location() + " was planned and " + e.reason());
                }
            }
            parts.add(new IngestPlan.Part(part.number(), entries));
        }
        return new IngestPlan(plan.format(), plan.settings(), parts, plan.skipped(), rejected);
    }

    private PlanEntry refresh(PlanEntry entry) throws IOException {
        try (SourceReader reader = opener.open(LocatedSource.of(entry))) {
            if (reader.stillHas(entry.state())) {
                return entry;
            }
            PlanEntry now = entry.withState(reader.survey());
            if (!now.equals(entry)) {
                notes.add(entry.location() + " has changed since it was planned and is taken as it is now");
            }
            return now;
        }
    }

    /** What the user should know about changed sources. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
