package dev.stackyard.ingest.internal;

import org.jspecify.annotations.Nullable;

/**
 * A source that was looked at and may become a repository of the corpus.
 *
 * @param order its place in the request
 */
record Candidate(
        int order, LocatedSource source, Identity identity, RepositoryState state, RepositoryMetadata metadata) {

    /** The shortest name that it may get. */
    String name() {
        return identity.names().get(0);
    }

    @Nullable
    String revisionKey() {
        return state.revision() == null ? null : state.revision().hex();
    }

    /** The root tree; null if it is unknown, or empty and so says nothing. */
    @Nullable
    String directoryKey() {
        return state.directory() == null || state.rows() == 0
                ? null
                : state.directory().hex();
    }
}
