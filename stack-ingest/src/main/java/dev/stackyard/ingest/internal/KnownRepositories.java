package dev.stackyard.ingest.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The repositories of all plans so far, by everything that a new source can have in common with them. */
final class KnownRepositories {

    private final Map<String, PlanEntry> bySource = new HashMap<>();
    private final Map<String, PlanEntry> byIdentity = new HashMap<>();
    private final Map<String, PlanEntry> byName = new HashMap<>();
    private final Map<String, PlanEntry> byRevision = new HashMap<>();
    private final Map<String, PlanEntry> byDirectory = new HashMap<>();

    KnownRepositories(List<IngestPlan> plans) {
        plans.forEach(plan -> plan.repositories().forEach(this::add));
    }

    private void add(PlanEntry entry) {
        bySource.put(entry.kind() + ":" + entry.location(), entry);
        byName.put(entry.repoName(), entry);
        put(byIdentity, PlanEntry.identity(entry.repoName(), entry.repoUrl()), entry);
        put(byRevision, entry.revisionId(), entry);
        put(byDirectory, entry.rows() == 0 ? null : entry.directoryId(), entry);
    }

    private static void put(Map<String, PlanEntry> map, @Nullable String key, PlanEntry entry) {
        if (key != null) {
            map.putIfAbsent(key, entry);
        }
    }

    /** The repository that was made of a source. */
    Optional<PlanEntry> ofSource(LocatedSource source) {
        return Optional.ofNullable(bySource.get(source.key()));
    }

    Optional<PlanEntry> ofIdentity(Identity identity) {
        return Optional.ofNullable(byIdentity.get(identity.key()));
    }

    Optional<PlanEntry> ofName(String repoName) {
        return Optional.ofNullable(byName.get(repoName));
    }

    Optional<PlanEntry> ofRevision(@Nullable String revision) {
        return Optional.ofNullable(revision).map(byRevision::get);
    }

    Optional<PlanEntry> ofDirectory(@Nullable String directory) {
        return Optional.ofNullable(directory).map(byDirectory::get);
    }
}
