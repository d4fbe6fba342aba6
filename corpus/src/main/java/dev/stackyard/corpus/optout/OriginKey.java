package dev.stackyard.corpus.optout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the many spellings of a repository's address to one: {@code https://github.com/Octo/Cat.git/}, {@code
 * git@github.com:octo/cat} and {@code ssh://git@github.com/octo/cat} are all {@code github.com/octo/cat}.
 *
 * <p>All lower case, on every host: GitHub, GitLab and Bitbucket tell no case apart, and where a host does, honouring an
 * opt-out once too often is the better mistake.
 */
final class OriginKey {

    /** Scheme, user, host, port, path. Possessive throughout, so it cannot backtrack. */
    private static final Pattern URL =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*+://(?:[^/@]*+@)?+([^/:@?#]++)(?::[0-9]*+)?+/?+([^?#]*+).*+");

    /** The form that ssh takes: user, host, path. */
    private static final Pattern SCP = Pattern.compile("[^/@:]++@([^/:@]++):([^?#:]++)");

    private OriginKey() {}

    /** Whether a text is meant as an address: a URL, or the form that ssh takes. */
    static boolean isAddress(String text) {
        return text.contains("://") || text.contains("@");
    }

    /** {@code host/path} of an address; empty if the text is none, or has no host, as a {@code file:} URL. */
    static Optional<String> of(String address) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            return Optional.of(key(url.group(1), url.group(2)));
        }
        Matcher scp = SCP.matcher(address);
        return scp.matches() ? Optional.of(key(scp.group(1), scp.group(2))) : Optional.empty();
    }

    private static String key(String host, String path) {
        String lowerHost = host.toLowerCase(Locale.ROOT);
        String bareHost = lowerHost.startsWith("www.") ? lowerHost.substring(4) : lowerHost;
        String trimmed = trimSlashes(path.toLowerCase(Locale.ROOT));
        String barePath = trimmed.endsWith(".git") ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
        return barePath.isEmpty() ? bareHost : bareHost + "/" + barePath;
    }

    private static String trimSlashes(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }
}
