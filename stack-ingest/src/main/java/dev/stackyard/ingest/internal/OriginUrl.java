package dev.stackyard.ingest.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository can be fetched from, freed of whatever must not get into a corpus: user names, passwords, tokens,
 * queries.
 *
 * @param url canonical form, such as {@code https://github.com/redis/redis}
 * @param host lower case, with its port if one is stated
 * @param segments of the path, without {@code .git} at the end
 */
record OriginUrl(String url, String host, List<String> segments) {

    /** Hosts whose repositories have the same address with and without {@code .git}; without is how the archive has it. */
    private static final Set<String> PLAIN_HOSTS = Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org");

    private static final int LONGEST = 4096;

    // each part excludes the character that ends it, so that neither pattern can backtrack far
    private static final Pattern WITH_SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/@]*)@)?([^/@?#]+)(/[^?#]*)?(?:[?#].*)?");
    private static final Pattern LIKE_SCP = Pattern.compile("(?:([^/@:]+)@)?([^/@:]{2,}):(?!//)([^?#]+)");

    OriginUrl {
        segments = List.copyOf(segments);
    }

    /** Reads a URL, or git's {@code user@host:path}. Empty for a local path, a {@code file:} URL, or anything else. */
    static Optional<OriginUrl> parse(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(c -> c <= ' ' || c == 0x7F || c == '\\')) {
            return Optional.empty();
        }
        Matcher matcher = WITH_SCHEME.matcher(text);
        if (matcher.matches()) {
            String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
            return scheme.equals("file") || matcher.group(4) == null
                    ? Optional.empty()
                    : of(scheme, matcher.group(2), matcher.group(3), matcher.group(4));
        }
        matcher = LIKE_SCP.matcher(text);
        return matcher.matches() ? of("ssh", matcher.group(1), matcher.group(2), matcher.group(3)) : Optional.empty();
    }

    private static Optional<OriginUrl> of(
            String scheme, @org.jspecify.annotations.Nullable String user, String hostAsWritten, String path) {
        String host = hostAsWritten.toLowerCase(Locale.ROOT);
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment);
            }
        }
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        boolean suffixed = segments.get(segments.size() - 1).endsWith(".git");
        String joined = String.join("/", segments);
        if (suffixed) {
            int last = segments.size() - 1;
            segments.set(last, withoutSuffix(segments.get(last)));
            joined = PLAIN_HOSTS.contains(host) ? String.join("/", segments) : joined;
        }
        // the account git of an SSH server is no secret, and fetching needs it
        String account = "git".equals(user) && scheme.equals("ssh") ? "git@" : "";
        return Optional.of(new OriginUrl(scheme + "://" + account + host + "/" + joined, host, segments));
    }

    private static String withoutSuffix(String name) {
        return name.length() > 4 ? name.substring(0, name.length() - 4) : name;
    }

    /** A location as messages may print it: without what stands before an {@code @} in a URL, or behind a {@code ?}. */
    static String redact(String location) {
        int scheme = location.indexOf("://");
        if (scheme < 0) {
            return location;
        }
        int at = location.lastIndexOf('@');
        int query = location.indexOf('?');
        String start = location.substring(0, scheme + 3);
        String rest =
                location.substring(Math.max(scheme + 3, at + 1), query < 0 || query < at ? location.length() : query);
        return start + rest;
    }

    /** Equal for all ways to write the address of one repository: host and path, whatever the protocol. */
    String key() {
        return host + "/" + path();
    }

    /** The path without {@code .git}: {@code owner/name} on most forges. */
    String path() {
        return String.join("/", segments);
    }
}
