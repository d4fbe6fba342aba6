package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.UserException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in S3 as users write it: {@code s3://bucket/prefix?option=value&option=value}.
 *
 * <p>Options, all of them optional, overrule the environment for this one place, so that a corpus and its sources may lie
 * in different clouds:
 *
 * <ul>
 *   <li>{@code endpoint}: URL of a server that speaks S3. Default: {@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL}, the
 *       profile, Amazon's
 *   <li>{@code region}: default {@code AWS_REGION}, the profile, {@code us-east-1}; Amazon's buckets are found wherever they
 *       are
 *   <li>{@code profile}: the profile of the shared configuration to take credentials from. Default: {@code AWS_PROFILE}
 *   <li>{@code anonymous}: {@code true} signs nothing, for public buckets. Default: {@code false}, but where the standard
 *       chain finds no credentials at all, nothing is signed either
 *   <li>{@code lock}: {@code none} writes without taking the lock of {@link S3Lock}, for servers that cannot write on
 *       condition; then nobody but the user sees to it that one process writes at a time. Default: {@code lease}
 * </ul>
 *
 * @param text as the user wrote it
 * @param prefix begins every key; empty, or without a slash at its start and with one at its end
 */
record S3Location(
        String text,
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable String profile,
        boolean anonymous,
        boolean locking) {

    private static final String SCHEME = "s3://";
    private static final Set<String> OPTIONS = Set.of("endpoint", "region", "profile", "anonymous", "lock");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");

    /** @throws UserException if it is written wrongly */
    static S3Location parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException(text);
        }
        int query = text.indexOf('?');
        String place = text.substring(SCHEME.length(), query < 0 ? text.length() : query);
        int slash = place.indexOf('/');
        String bucket = slash < 0 ? place : place.substring(0, slash);
        if (!BUCKET.matcher(bucket).matches()) {
            throw new UserException(text + ": \"" + bucket + "\" is no name of a bucket; write s3://BUCKET/PREFIX");
        }
        Map<String, String> options = query < 0 ? Map.of() : options(text, text.substring(query + 1));
        return new S3Location(
                text,
                bucket,
                prefix(text, slash < 0 ? "" : place.substring(slash + 1)),
                endpoint(text, options.get("endpoint")),
                options.get("region"),
                options.get("profile"),
                choice(text, options, "anonymous", "true", "false"),
                !choice(text, options, "lock", "none", "lease"));
    }

    private static String prefix(String text, String path) {
        StringBuilder prefix = new StringBuilder();
        for (String segment : path.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new UserException(text + ": a key of S3 has no \"" + segment + "\" in it; write out the place");
            }
            if (!segment.isEmpty()) {
                prefix.append(segment).append('/');
            }
        }
        return prefix.toString();
    }

    private static Map<String, String> options(String text, String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (!OPTIONS.contains(name) || equals < 0) {
                throw new UserException(text + ": there is no option \"" + option
                        + "\"; there are endpoint=URL, region=NAME, profile=NAME, anonymous=true and lock=none");
            }
            options.put(name, decode(text, option.substring(equals + 1)));
        }
        return options;
    }

    private static String decode(String text, String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UserException(text + ": \"" + value + "\" is wrongly escaped", e);
        }
    }

    private static @Nullable URI endpoint(String text, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            URI uri = new URI(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
            throw new UserException(text + ": the endpoint must be an http:// or https:// URL");
        } catch (URISyntaxException e) {
            throw new UserException(text + ": the endpoint is no URL: " + e.getReason(), e);
        }
    }

    /** Whether an option has the first of two values, rather than the second or none. */
    private static boolean choice(
            String text, Map<String, String> options, String name, String chosen, String otherwise) {
        String value = options.getOrDefault(name, otherwise);
        if (!value.equals(chosen) && !value.equals(otherwise)) {
            throw new UserException(text + ": " + name + " is " + chosen + " or " + otherwise + ", not " + value);
        }
        return value.equals(chosen);
    }

    /** The place without its options, as messages show it. */
    String shown() {
        String shown = SCHEME + bucket + "/" + prefix;
        return shown.substring(0, shown.length() - 1);
    }

    /** The key of a file. */
    String key(String name) {
        return prefix + name;
    }
}
