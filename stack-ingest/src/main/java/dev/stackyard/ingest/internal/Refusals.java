package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.Removals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What ingest must not bring back because its removal was requested. One object per thread. */
public final class Refusals {

    /**
     * Names of a source that are asked about: the one that it would get, and the next longer one, by which a copy on disk
     * ({@code cat} in a directory {@code octo}) is known for what it is.
     */
    private static final int NAMES = 2;

    private final Removals removals;
    private @Nullable PlanEntry asked;
    private boolean refused;

    public Refusals(Removals removals) {
        this.removals = removals;
    }

    /** Why a repository that was looked at must stay out. */
    Optional<String> reason(Candidate candidate) {
        RepositoryState state = candidate.state();
        return candidate.identity().names().stream()
                .limit(NAMES)
                .flatMap(name -> removals
                        .ofRepository(
                                name,
                                candidate.identity().repoUrl(),
                                PlanEntry.hex(state.snapshot()),
                                PlanEntry.hex(state.revision()),
                                PlanEntry.hex(state.directory()))
                        .stream())
                .findFirst()
                .map(Refusals::words);
    }

    /** Why a repository that was planned once must stay out. */
    public Optional<String> reason(PlanEntry entry) {
        return find(entry).map(Refusals::words);
    }

    /** Why a remote source must stay out; what a clone would tell is not asked. */
    Optional<String> reason(OriginUrl origin) {
        return removals.ofRepository(origin.path(), origin.url(), null, null, null)
                .map(Refusals::words);
    }

    private Optional<RemovalRecord> find(PlanEntry entry) {
        return removals.ofRepository(
                entry.repoName(), entry.repoUrl(), entry.snapshotId(), entry.revisionId(), entry.directoryId());
    }

    private static String words(RemovalRecord record) {
        return "was " + record.words() + "; it is not ingested again";
    }

    /** Whether a row must be the stub {@code removed}. */
    boolean refuses(PlanEntry repository, String kind, String contentId) {
        if (removals.isEmpty()) {
            return false;
        }
        if (asked != repository) {
            asked = repository;
            refused = find(repository).isPresent();
        }
        return refused
                || removals.ofContent(contentId).isPresent()
                || removals.ofKind(repository.repoName(), kind).isPresent();
    }
}
