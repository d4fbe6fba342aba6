package dev.stackyard.ingest.internal;

import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.internal.swh.ExportSelection;
import dev.stackyard.ingest.internal.swh.ExportWalk;
import dev.stackyard.ingest.internal.swh.Listing;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the plan for an export: the choice of {@link Planner}, between a selection and a walk. */
final class ExportPlanner {

    /** Origins that are named in a note; the others are only counted. */
    private static final int MOST_NAMED = 10;

    private final Planner planner;
    private final ExportedRepositories export;
    private final IngestSettings settings;

    ExportPlanner(Planner planner, ExportedRepositories export, IngestSettings settings) {
        this.planner = planner;
        this.export = export;
        this.settings = settings;
    }

    /** @param firstPart number of the first part that is free */
    IngestPlan plan(int firstPart) throws IOException {
        Set<String> named = export.named();
        List<ExportSelection.Visit> visits = new ArrayList<>();
        List<LocatedSource> sources = new ArrayList<>();
        for (ExportSelection.Visit visit : export.visits(named)) {
            LocatedSource source = LocatedSource.exported(visit.origin());
            if (source.origin() == null) {
                planner.reject(new IngestSummary.Rejected(source.location(), "is no URL of a repository"));
            } else {
                visits.add(visit);
                sources.add(source);
            }
        }
        reportUnvisited(named, visits);
        if (visits.isEmpty()) {
            planner.note("no origin of the export has a full visit and begins with " + export.originPrefix()
                    + ": see --origin-prefix");
        }
        List<Integer> fresh = planner.fresh(sources);
        List<Candidate> candidates = candidates(fresh, visits, sources, named != null);
        List<Candidate> kept = planner.withoutTwinsOfExport(planner.withoutKnown(planner.withoutRemoved(candidates)));
        return planner.plan(listed(kept), firstPart);
    }

    private void reportUnvisited(@Nullable Set<String> named, List<ExportSelection.Visit> visits) {
        if (named != null) {
            Set<String> unvisited = new TreeSet<>(named);
            visits.forEach(visit -> unvisited.remove(visit.origin()));
            unvisited.forEach(origin -> planner.reject(
                    new IngestSummary.Rejected(OriginUrl.redact(origin), "has no full visit in the export")));
        }
    }

    private List<Candidate> candidates(
            List<Integer> fresh, List<ExportSelection.Visit> visits, List<LocatedSource> sources, boolean named)
            throws IOException {
        Map<String, Integer> orders = new HashMap<>();
        Map<String, Identity> identities = new HashMap<>();
        for (int order : fresh) {
            String origin = visits.get(order).origin();
            orders.put(origin, order);
            identities.put(origin, sources.get(order).identity(null));
        }
        MetadataFile metadata = planner.metadata(List.copyOf(identities.values()));
        Map<String, RepositoryMetadata> known = new HashMap<>();
        identities.forEach((origin, identity) ->
                known.put(origin, metadata.find(identity.names().get(0), identity.key())));
        List<ExportSelection.Head> heads = export.heads(
                fresh.stream().map(visits::get).toList(),
                origin -> Objects.requireNonNull(known.get(origin)).defaultBranch());
        List<Candidate> candidates = new ArrayList<>();
        for (ExportSelection.Head head : heads) {
            String origin = head.visit().origin();
            int order = Objects.requireNonNull(orders.get(origin));
            candidates.add(new Candidate(
                    order,
                    sources.get(order),
                    Objects.requireNonNull(identities.get(origin)),
                    // not walked yet: whether there is a file at all is all that the choice asks
                    state(head, head.directory().equals(ExportWalk.EMPTY_TREE) ? 0 : 1, 0),
                    Objects.requireNonNull(known.get(origin))
                            .visited(head.visit().date())));
        }
        reportHeadless(fresh, sources, candidates, named);
        return candidates;
    }

    private static RepositoryState state(ExportSelection.Head head, long rows, long bytes) {
        return new RepositoryState(
                null,
                head.visit().snapshot(),
                head.revision(),
                head.directory(),
                head.branch(),
                head.authored(),
                head.committed(),
                rows,
                bytes,
                List.of());
    }

    private void reportHeadless(
            List<Integer> fresh, List<LocatedSource> sources, List<Candidate> candidates, boolean named) {
        Set<Integer> headless = new TreeSet<>(fresh);
        candidates.forEach(candidate -> headless.remove(candidate.order()));
        String reason = "has no main branch with a commit in the export";
        List<String> locations =
                headless.stream().map(order -> sources.get(order).location()).toList();
        if (named) {
            locations.forEach(location -> planner.reject(new IngestSummary.Rejected(location, reason)));
        } else if (!locations.isEmpty()) {
            planner.note(locations.size() + " of " + fresh.size() + " origins were passed over, because each " + reason
                    + ": "
                    + String.join(", ", locations.subList(0, Math.min(MOST_NAMED, locations.size())))
                    + (locations.size() > MOST_NAMED ? ", ..." : ""));
        }
    }

    /** The candidates with what the walk has found below their root directories. */
    private List<Candidate> listed(List<Candidate> candidates) throws IOException {
        if (candidates.isEmpty()) {
            return candidates;
        }
        Set<ObjectHash> roots = new HashSet<>();
        candidates.forEach(candidate -> roots.add(root(candidate)));
        Listing listing = export.walk(List.copyOf(roots), settings);
        List<Candidate> listed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            try {
                RepositoryState state =
                        candidate.state().sized(listing.rows(root(candidate)), listing.bytes(root(candidate)));
                listed.add(new Candidate(
                        candidate.order(), candidate.source(), candidate.identity(), state, candidate.metadata()));
            } catch (RejectedSourceException e) {
                planner.reject(new IngestSummary.Rejected(candidate.source().location(), e.reason()));
            }
        }
        return listed;
    }

    private static ObjectHash root(Candidate candidate) {
        return Objects.requireNonNull(candidate.state().directory(), "an export states directories");
    }
}
