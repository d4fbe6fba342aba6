package dev.stackyard.ingest.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a repository from elsewhere, by the names of The Stack v2's columns.
 *
 * @param starEventsCount stars
 * @param forkEventsCount forks
 * @param ghaLicenseId licence that the forge states, as an SPDX id
 * @param githubId number of the repository at GitHub
 * @param visitDate when it was fetched
 * @param defaultBranch name of the branch that the forge shows, without {@code refs/heads/}
 */
public record RepositoryMetadata(
        long starEventsCount,
        long forkEventsCount,
        @Nullable String ghaLicenseId,
        @Nullable Long githubId,
        @Nullable Instant visitDate,
        @Nullable String defaultBranch) {

    /** Nothing known. */
    public static final RepositoryMetadata NONE = new RepositoryMetadata(0, 0, null, null, null, null);

    /** This, with a visit date where none is stated. */
    RepositoryMetadata orVisited(@Nullable Instant date) {
        return visitDate != null ? this : visited(date);
    }

    /** This, with another visit date. */
    RepositoryMetadata visited(@Nullable Instant date) {
        return new RepositoryMetadata(starEventsCount, forkEventsCount, ghaLicenseId, githubId, date, defaultBranch);
    }
}
