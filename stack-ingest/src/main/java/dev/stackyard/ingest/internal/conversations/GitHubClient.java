package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.GitHubAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub's REST API, politely: one request at a time, conditional where there is an older answer, and not before a limit has
 * passed ("Rate limits for the REST API" and "Best practices for using the REST API" of GitHub's documentation). The token goes
 * to the API's own address and nowhere else. Not thread-safe.
 */
final class GitHubClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int MOST_ATTEMPTS = 6;
    private static final int MOST_REDIRECTS = 3;

    /** What is waited for a secondary limit whose answer says nothing (GitHub: at least one minute, then more each time). */
    private static final long SECONDARY_SECONDS = 60;

    private static final Pattern NEXT = Pattern.compile("<([^>]{1,2000})>\\s*;\\s*rel=\"next\"");

    private final GitHubAccess access;
    private @Nullable HttpClient http;
    private final Waiting waiting;

    GitHubClient(GitHubAccess access, Progress progress) {
        this.access = access;
        this.waiting = new Waiting(access.maxWaitSeconds(), progress);
    }

    /** The address of a path of the API. */
    String url(String path) {
        return access.api() + path;
    }

    /**
     * Asks for an address.
     *
     * @param older what it said before, which is returned if it would say the same; null for none
     * @return empty if there is no such thing (404, 410, 451)
     * @throws UserException if the token is not accepted, or the server wants more patience than the user has
     * @throws IOException if the server cannot be reached or fails, after several attempts
     */
    Optional<GitHubAnswer> get(String url, @Nullable GitHubAnswer older) throws IOException {
        String asked = url;
        int redirects = 0;
        for (int attempt = 1; ; attempt++) {
            HttpResponse<InputStream> response;
            byte[] body;
            try {
                response = send(asked, older);
                body = body(response, asked);
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                giveUpAfter(attempt, asked + " cannot be read: " + e.getMessage(), e);
                waiting.seconds(
                        1L << (attempt - 1), "no answer from " + access.api().getHost());
                continue;
            }
            int status = response.statusCode();
            if (status == 304 && older != null) {
                return Optional.of(older);
            }
            if (status == 200) {
                return Optional.of(new GitHubAnswer(
                        url,
                        response.headers().firstValue("etag").orElse(null),
                        next(response),
                        new String(body, StandardCharsets.UTF_8)));
            }
            if (status == 404 || status == 410 || status == 451) {
                return Optional.empty();
            }
            if (status == 401) {
                throw new UserException(
                        access.api() + " does not accept the token: check the variable that --token-env names");
            }
            if (status == 301 || status == 302 || status == 307 || status == 308) {
                if (++redirects > MOST_REDIRECTS) {
                    throw new IOException(url + " is redirected in circles");
                }
                asked = redirected(asked, response);
                attempt--;
                continue;
            }
            giveUpAfter(attempt, asked + " answers " + status, null);
            if (status == 403 || status == 429) {
                waiting.seconds(limitSeconds(response, attempt, body, asked), "the limit of requests is reached");
            } else if (status >= 500) {
                waiting.seconds(1L << (attempt - 1), access.api().getHost() + " answers " + status);
            } else {
                throw new IOException(asked + " answers " + status);
            }
        }
    }

    private static void giveUpAfter(int attempt, String message, @Nullable IOException cause) throws IOException {
        if (attempt >= MOST_ATTEMPTS) {
            throw new IOException(message + ", " + attempt + " times: run the same command again later", cause);
        }
    }

    private HttpResponse<InputStream> send(String url, @Nullable GitHubAnswer older) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "stackyard");
        String token = access.token();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (older != null && older.etag() != null) {
            request.header("If-None-Match", older.etag());
        }
        try {
            return http().send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking " + url);
        }
    }

    /** Made when it is first needed: most runs ask nobody. */
    private HttpClient http() {
        HttpClient client = http;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            http = client;
        }
        return client;
    }

    private static byte[] body(HttpResponse<InputStream> response, String url) throws IOException {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(LARGEST_ANSWER);
            if (bytes.length == LARGEST_ANSWER) {
                throw new IOException(url + " answers with more than " + LARGEST_ANSWER + " bytes");
            }
            return bytes;
        }
    }

    private @Nullable String next(HttpResponse<InputStream> response) {
        Matcher link = NEXT.matcher(response.headers().firstValue("link").orElse(""));
        return link.find() && isOwn(link.group(1)) ? link.group(1) : null;
    }

    /** Whether an address is the API's own; no other is asked, whatever an answer says. */
    private boolean isOwn(String url) {
        try {
            URI uri = new URI(url);
            return access.api().getScheme().equals(uri.getScheme())
                    && access.api().getAuthority().equals(uri.getAuthority());
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private String redirected(String url, HttpResponse<InputStream> response) throws IOException {
        String location = response.headers().firstValue("location").orElse("");
        String target = URI.create(url).resolve(location).toString();
        if (location.isEmpty() || !isOwn(target)) {
            throw new IOException(url + " is redirected to another server");
        }
        return target;
    }

    /** How long a limit lasts: what the server says, in seconds; times are reckoned by the server's own clock. */
    private static long limitSeconds(HttpResponse<InputStream> response, int attempt, byte[] body, String url)
            throws IOException {
        Optional<String> after = response.headers().firstValue("retry-after");
        if (after.isPresent()) {
            return Math.max(0, number(after.get(), SECONDARY_SECONDS));
        }
        if (response.headers().firstValue("x-ratelimit-remaining").orElse("").equals("0")) {
            long reset =
                    number(response.headers().firstValue("x-ratelimit-reset").orElse(""), 0);
            return Math.max(1, reset - now(response, reset) + 1);
        }
        boolean limited = response.statusCode() == 429
                || new String(body, StandardCharsets.UTF_8)
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("rate limit");
        if (!limited) {
            throw new UserException(url + " is forbidden: the token does not allow to read it");
        }
        return SECONDARY_SECONDS << (attempt - 1);
    }

    private static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static long now(HttpResponse<InputStream> response, long otherwise) {
        try {
            String date = response.headers().firstValue("date").orElse("");
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toEpochSecond();
        } catch (DateTimeException e) {
            return otherwise - SECONDARY_SECONDS;
        }
    }
}
