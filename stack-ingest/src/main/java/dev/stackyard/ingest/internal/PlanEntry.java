package dev.stackyard.ingest.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.ingest.Take;
import dev.stackyard.swhid.ObjectHash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One repository as it was planned: all that its rows have in common. Identifiers are hex, times are ISO-8601.
 *
 * @param kind of the source: {@code git}, {@code directory}, {@code archive} or {@code export}
 * @param location path or URL of the source, without credentials
 * @param rows rows that it will make
 * @param bytes of content that will be read whole
 * @param take which files become rows, as {@link Take#planValue} says; null for all
 * @param kaggle name of the {@link dev.stackyard.ingest.internal.kaggle.KaggleFacts} of its notebooks; null for none
 * @param notes what the survey had to say about the source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanEntry(
        String kind,
        String location,
        String repoName,
        @Nullable String repoUrl,
        @Nullable String snapshotId,
        @Nullable String revisionId,
        @Nullable String directoryId,
        @Nullable String branchName,
        @Nullable String visitDate,
        @Nullable String revisionDate,
        @Nullable String committerDate,
        @Nullable Long githubId,
        long starEventsCount,
        long forkEventsCount,
        @Nullable String ghaLicenseId,
        long rows,
        long bytes,
        @Nullable String take,
        @Nullable String kaggle,
        List<String> notes) {

    public PlanEntry {
        notes = List.copyOf(notes);
    }

    /** This entry with what is known of its notebooks' data sets. */
    PlanEntry withKaggle(@Nullable String facts) {
        return with(kind, location, facts, notes);
    }

    private PlanEntry with(String kind, String location, @Nullable String facts, List<String> notes) {
        return new PlanEntry(
                kind,
                location,
                repoName,
                repoUrl,
                snapshotId,
                revisionId,
                directoryId,
                branchName,
                visitDate,
                revisionDate,
                committerDate,
                githubId,
                starEventsCount,
                forkEventsCount,
                ghaLicenseId,
                rows,
                bytes,
                take,
                facts,
                notes);
    }

    /** An entry from what a survey found and what is known about the repository from elsewhere. */
    static PlanEntry of(
            String kind,
            String location,
            String repoName,
            @Nullable String repoUrl,
            RepositoryState state,
            RepositoryMetadata metadata,
            Take take) {
        return new PlanEntry(
                kind,
                location,
                repoName,
                repoUrl,
                hex(state.snapshot()),
                hex(state.revision()),
                hex(state.directory()),
                state.branch(),
                text(metadata.visitDate()),
                text(state.revisionDate()),
                text(state.committerDate()),
                metadata.githubId(),
                metadata.starEventsCount(),
                metadata.forkEventsCount(),
                metadata.ghaLicenseId(),
                state.rows(),
                state.bytes(),
                take == Take.EVERYTHING ? null : take.planValue(),
                null,
                state.notes());
    }

    /**
     * What two repositories have in common that are the same one.
     *
     * @param repoUrl null if only the name is known
     */
    public static String identity(String repoName, @Nullable String repoUrl) {
        return repoUrl == null
                ? repoName
                : OriginUrl.parse(repoUrl).map(OriginUrl::key).orElse(repoUrl);
    }

    /** This entry after another look at its source. */
    PlanEntry withState(RepositoryState state) {
        RepositoryMetadata metadata = new RepositoryMetadata(
                starEventsCount,
                forkEventsCount,
                ghaLicenseId,
                githubId,
                visitDate == null ? null : Instant.parse(visitDate),
                null);
        return of(kind, location, repoName, repoUrl, state, metadata, takes()).withKaggle(kaggle);
    }

    /** Which files become rows. */
    Take takes() {
        return take == null ? Take.EVERYTHING : Take.of(take);
    }

    /** The state that was planned. */
    RepositoryState state() {
        return new RepositoryState(
                null,
                hash(snapshotId),
                hash(revisionId),
                hash(directoryId),
                branchName,
                instant(revisionDate),
                instant(committerDate),
                rows,
                bytes,
                notes);
    }

    /**
     * Fingerprint of what decides the bytes of the repository's rows: all but where it lies. An export tells of git
     * repositories, and gives the rows that they would give themselves.
     */
    String fingerprint() {
        return Fingerprints.ofJson(
                with(kind.equals(LocatedSource.EXPORT) ? LocatedSource.GIT : kind, "", kaggle, List.of()));
    }

    static @Nullable String hex(@Nullable ObjectHash hash) {
        return hash == null ? null : hash.hex();
    }

    private static @Nullable ObjectHash hash(@Nullable String hex) {
        return hex == null ? null : ObjectHash.parse(hex);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
