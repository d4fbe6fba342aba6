package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the API as it is kept until the ingest is done.
 *
 * @param url that was asked
 * @param etag by which the server tells whether its answer would still be the same; null if it gave none
 * @param next the page after this one; null for the last
 * @param body JSON; {@code []} for what the repository does not have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GitHubAnswer(
        String url, @Nullable String etag, @Nullable String next, String body) {}
