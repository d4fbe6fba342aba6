package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the sources of one request: which are new, which have the same files, what they are called, and
 * which part each goes to. The outcome depends on the request, the sources, and what was planned before, and on nothing
 * else.
 */
final class Planner {

    private final IngestRequest request;
    private final IngestSettings settings;
    private final KnownRepositories known;
    private final Refusals refusals;
    private final SortedSkips skips = new SortedSkips();
    private final List<IngestSummary.Rejected> rejected = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Planner(IngestRequest request, IngestSettings settings, KnownRepositories known, Refusals refusals) {
        this.request = request;
        this.settings = settings;
        this.known = known;
        this.refusals = refusals;
    }

    /** Skipped sources by their place in the request. */
    private static final class SortedSkips {
        private final Map<Integer, List<IngestSummary.Skipped>> byOrder = new TreeMap<>();

        void add(int order, LocatedSource source, String reason, @Nullable String kept) {
            byOrder.computeIfAbsent(order, any -> new ArrayList<>())
                    .add(new IngestSummary.Skipped(source.location(), reason, kept));
        }

        List<IngestSummary.Skipped> all() {
            return byOrder.values().stream().flatMap(List::stream).toList();
        }
    }

    /**
     * Makes a plan.
     *
     * @param sources in the order of the request
     * @param firstPart number of the first part that is free
     */
    IngestPlan plan(List<LocatedSource> sources, Survey survey, int firstPart) throws IOException {
        List<Integer> fresh = fresh(sources);
        List<Candidate> candidates = new ArrayList<>();
        for (Survey.Finding finding : survey.of(fresh.stream().map(sources::get).toList())) {
            RepositoryState state = finding.state();
            if (finding.rejected() != null) {
                rejected.add(finding.rejected());
            } else if (state != null) {
                Identity identity = finding.source().identity(state.originUrl());
                candidates.add(new Candidate(
                        fresh.get(finding.order()), finding.source(), identity, state, RepositoryMetadata.NONE));
            }
        }
        return plan(withoutTwins(withoutKnown(withoutRemoved(withMetadata(candidates)))), firstPart);
    }

    /** The plan for candidates that were chosen. */
    IngestPlan plan(List<Candidate> kept, int firstPart) {
        return new IngestPlan(IngestPlan.FORMAT, settings, parts(entries(kept), firstPart), skips.all(), rejected);
    }

    /** Puts a source among those that cannot be ingested. */
    void reject(IngestSummary.Rejected source) {
        rejected.add(source);
    }

    /** Adds something that the user should know. */
    void note(String note) {
        notes.add(note);
    }

    /** What was found out besides the plan: malformed rows of metadata. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Places of the sources that were neither planned before nor named before in this request. */
    List<Integer> fresh(List<LocatedSource> sources) {
        List<Integer> fresh = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            LocatedSource source = sources.get(i);
            Optional<PlanEntry> planned = known.ofSource(source);
            Optional<String> removed = planned.isPresent()
                    ? refusals.reason(planned.get())
                    : Optional.ofNullable(source.origin()).flatMap(refusals::reason);
            if (!seen.add(source.key())) {
                skips.add(i, source, "is named twice", null);
            } else if (removed.isPresent()) {
                skips.add(i, source, removed.get(), null);
            } else if (planned.isPresent()) {
                skips.add(
                        i,
                        source,
                        HeadMoved.describe(source, planned.get()),
                        planned.get().repoName());
            } else {
                fresh.add(i);
            }
        }
        return fresh;
    }

    private List<Candidate> withMetadata(List<Candidate> candidates) throws IOException {
        MetadataFile metadata =
                metadata(candidates.stream().map(Candidate::identity).toList());
        return candidates.stream()
                .map(candidate -> new Candidate(
                        candidate.order(),
                        candidate.source(),
                        candidate.identity(),
                        candidate.state(),
                        metadata.find(candidate.name(), candidate.identity().key())
                                .orVisited(request.visitDate())))
                .toList();
    }

    /** Leaves those whose removal was not requested. */
    List<Candidate> withoutRemoved(List<Candidate> candidates) {
        List<Candidate> allowed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<String> removed = refusals.reason(candidate);
            if (removed.isPresent()) {
                skips.add(candidate.order(), candidate.source(), removed.get(), null);
            } else {
                allowed.add(candidate);
            }
        }
        return allowed;
    }

    /** What the request's metadata file says about some repositories. */
    MetadataFile metadata(List<Identity> wanted) throws IOException {
        StorageFile file = request.metadataFile();
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        wanted.forEach(identity -> {
            names.add(identity.names().get(0));
            keys.add(identity.key());
        });
        MetadataFile metadata = file == null ? MetadataFile.empty() : MetadataFile.read(file, names, keys);
        if (metadata.malformed() > 0) {
            notes.add(metadata.malformed() + " rows of metadata could not be used");
            notes.addAll(metadata.messages());
        }
        return metadata;
    }

    /** Leaves those of which neither the repository nor its files are in the corpus. */
    List<Candidate> withoutKnown(List<Candidate> candidates) {
        List<Candidate> unknown = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<PlanEntry> same = known.ofIdentity(candidate.identity());
            boolean named = candidate.source().repoName() != null;
            Optional<PlanEntry> sameName = named ? known.ofName(candidate.name()) : Optional.empty();
            Optional<PlanEntry> sameFiles =
                    known.ofRevision(candidate.revisionKey()).or(() -> known.ofDirectory(candidate.directoryKey()));
            if (same.isPresent()) {
                skip(candidate, HeadMoved.describe(candidate.state(), same.get()), same.get());
            } else if (sameName.isPresent()) {
                skip(candidate, "has the name of a repository that is already in the corpus", sameName.get());
            } else if (sameFiles.isPresent()) {
                skip(candidate, "has the same files as " + sameFiles.get().repoName(), sameFiles.get());
            } else {
                unknown.add(candidate);
            }
        }
        return unknown;
    }

    private void skip(Candidate candidate, String reason, PlanEntry kept) {
        skips.add(candidate.order(), candidate.source(), reason, kept.repoName());
    }

    /** Leaves one of each set of repositories that are the same, have the same commit, or the same root tree. */
    private List<Candidate> withoutTwins(List<Candidate> candidates) {
        List<Candidate> distinct = withoutTwins(
                candidates,
                candidate -> candidate.identity().key(),
                Comparator.comparing(Candidate::order),
                "is the same repository as ");
        return withoutSameFiles(distinct);
    }

    /**
     * Leaves one of each set of candidates of an export, in the order of The Stack v2 ({@code merge_gha_swh.py}; facts 1.3,
     * steps 5 and 7). Only then, and this is ours, one of an origin that has several main branches: its rows would look like
     * one repository's.
     */
    List<Candidate> withoutTwinsOfExport(List<Candidate> candidates) {
        return withoutTwins(
                withoutSameFiles(candidates),
                candidate -> candidate.identity().key(),
                RepositoryRanking.byOrigin(),
                "is another branch of ");
    }

    private List<Candidate> withoutSameFiles(List<Candidate> candidates) {
        List<Candidate> distinct = withoutTwins(
                candidates, Candidate::revisionKey, RepositoryRanking.byRevision(), "has the same commit as ");
        return withoutTwins(
                distinct, Candidate::directoryKey, RepositoryRanking.byTree(), "has the same root tree as ");
    }

    private List<Candidate> withoutTwins(
            List<Candidate> candidates,
            Function<Candidate, @Nullable String> key,
            Comparator<Candidate> ranking,
            String reason) {
        Map<String, Candidate> best = new HashMap<>();
        for (Candidate candidate : candidates) {
            String own = key.apply(candidate);
            if (own != null) {
                best.merge(own, candidate, (a, b) -> ranking.compare(a, b) <= 0 ? a : b);
            }
        }
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String own = key.apply(candidate);
            Candidate winner = own == null ? candidate : best.getOrDefault(own, candidate);
            if (winner == candidate) {
                kept.add(candidate);
            } else {
                skips.add(candidate.order(), candidate.source(), reason + winner.name(), winner.name());
            }
        }
        return kept;
    }

    private List<PlanEntry> entries(List<Candidate> candidates) {
        Set<String> taken = new HashSet<>();
        List<PlanEntry> entries = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String name = freeName(candidate.identity(), taken);
            taken.add(name);
            entries.add(PlanEntry.of(
                    candidate.source().kind(),
                    candidate.source().location(),
                    name,
                    candidate.identity().repoUrl(),
                    candidate.state(),
                    candidate.metadata(),
                    candidate.source().take()));
        }
        return entries;
    }

    /** The shortest name that no repository of the corpus has yet. */
    private String freeName(Identity identity, Set<String> taken) {
        for (String name : identity.names()) {
            if (!taken.contains(name) && known.ofName(name).isEmpty()) {
                return name;
            }
        }
        String longest = identity.names().get(identity.names().size() - 1);
        int number = 2;
        while (taken.contains(longest + "-" + number)
                || known.ofName(longest + "-" + number).isPresent()) {
            number++;
        }
        return longest + "-" + number;
    }

    private List<IngestPlan.Part> parts(List<PlanEntry> entries, int firstPart) {
        List<IngestPlan.Part> parts = new ArrayList<>();
        List<PlanEntry> current = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        for (PlanEntry entry : entries) {
            boolean full = rows + entry.rows() > settings.partRows() || bytes + entry.bytes() > settings.partBytes();
            if (full && !current.isEmpty()) {
                parts.add(new IngestPlan.Part(firstPart + parts.size(), current));
                current.clear();
                rows = 0;
                bytes = 0;
            }
            current.add(entry);
            rows += entry.rows();
            bytes += entry.bytes();
        }
        if (!current.isEmpty()) {
            parts.add(new IngestPlan.Part(firstPart + parts.size(), current));
        }
        return parts;
    }
}
