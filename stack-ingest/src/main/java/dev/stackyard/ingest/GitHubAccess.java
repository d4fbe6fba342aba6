package dev.stackyard.ingest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How GitHub's REST API is reached.
 *
 * @param api where it is, without a slash at the end; GitHub's own is {@link #PUBLIC}
 * @param token that it is asked with; null asks as nobody, which is allowed 60 times an hour. Never written down
 * @param maxWaitSeconds how long a run may wait in all for limits of the server to pass
 */
public record GitHubAccess(URI api, @Nullable String token, long maxWaitSeconds) {

    public static final URI PUBLIC = URI.create("https://api.github.com");

    /** Does not show the token. */
    @Override
    public String toString() {
        return "GitHubAccess[" + api + "]";
    }
}
