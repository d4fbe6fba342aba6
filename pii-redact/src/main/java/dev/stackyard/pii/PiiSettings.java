package dev.stackyard.pii;

import dev.stackyard.pii.internal.address.AllowedAddresses;
import dev.stackyard.pii.internal.email.EmailDetector;
import java.util.List;

/**
 * What to look for, and what to leave alone.
 *
 * @param emails whether to mask e-mail addresses; default true
 * @param ipv4 whether to mask IPv4 addresses; default true
 * @param ipv6 whether to mask IPv6 addresses; default true
 * @param privateKeys whether to mask private keys; default true
 * @param credentials whether to mask passwords, tokens and API keys; default true
 * @param emailGrammar which texts count as e-mail addresses; default {@link EmailGrammar#STACKYARD}
 * @param allowedEmails addresses that are not masked: {@code local@domain}, {@code local@} at any domain, or {@code @domain}
 *     with all below it; default: logins of version control and senders that nobody reads
 * @param allowedAddresses IP addresses that are not masked; default the public name servers that BigCode's redaction
 *     spares, and the IPv6 addresses of the same
 * @param keepPrivateAddresses whether IP addresses stay that no host on the public internet has, such as {@code
 *     192.168.1.1}; default true, as in BigCode's redaction
 * @param disabledRules ids of credential rules that find nothing, such as {@code json-web-token}; default none
 * @param allowListFile path of a file with one value per line that is never masked, whatever finds it; lines that begin with
 *     {@code #} are comments; empty for none, the default
 * @param touchingSpansSpace whether a space is put before a replacement that follows another, or the start of the file,
 *     without anything in between, as BigCode's redaction does; default false
 * @param maxSpans most spans a file may have; one with more is dropped as a collection of personal data; at least 1, default
 *     500
 * @param maxMaskedShare largest share of a file's bytes that may be masked; above 0 and at most 1, default 0.4
 * @param minSpansForShare from how many spans on the share counts, so that a small file with one key stays; at least 1,
 *     default 20
 * @param replacementSeed together with the value decides which address stands for an IP address; default 0
 */
public record PiiSettings(
        boolean emails,
        boolean ipv4,
        boolean ipv6,
        boolean privateKeys,
        boolean credentials,
        EmailGrammar emailGrammar,
        List<String> allowedEmails,
        List<String> allowedAddresses,
        boolean keepPrivateAddresses,
        List<String> disabledRules,
        String allowListFile,
        boolean touchingSpansSpace,
        int maxSpans,
        double maxMaskedShare,
        int minSpansForShare,
        long replacementSeed) {

    /** Which texts count as e-mail addresses. */
    public enum EmailGrammar {
        /** Addresses at existing top-level domains, also where markup touches them. */
        STACKYARD,
        /** Exactly what BigCode's regular expression accepts. */
        BIGCODE
    }

    private static final List<String> DEFAULT_ALLOWED_EMAILS =
            List.of("git@", "hg@", "svn@", "noreply@", "no-reply@", "no_reply@", "donotreply@", "do-not-reply@");

    private static final List<String> DEFAULT_ALLOWED_ADDRESSES = List.of(
            "8.8.8.8",
            "8.8.4.4",
            "1.1.1.1",
            "1.0.0.1",
            "76.76.19.19",
            "76.223.122.150",
            "9.9.9.9",
            "149.112.112.112",
            "208.67.222.222",
            "208.67.220.220",
            "8.26.56.26",
            "8.20.247.20",
            "94.140.14.14",
            "94.140.15.15",
            "2001:4860:4860::8888",
            "2001:4860:4860::8844",
            "2606:4700:4700::1111",
            "2606:4700:4700::1001",
            "2620:fe::fe",
            "2620:fe::9",
            "2620:119:35::35",
            "2620:119:53::53");

    public PiiSettings {
        allowedEmails = List.copyOf(allowedEmails);
        allowedAddresses = List.copyOf(allowedAddresses);
        disabledRules = List.copyOf(disabledRules);
        EmailDetector.checkAllowed(allowedEmails);
        new AllowedAddresses(allowedAddresses);
        RuleIds.check(disabledRules);
        if (maxSpans < 1) {
            throw new IllegalArgumentException("maxSpans must be at least 1, not " + maxSpans);
        }
        if (!(maxMaskedShare > 0 && maxMaskedShare <= 1)) {
            throw new IllegalArgumentException("maxMaskedShare must be above 0 and at most 1, not " + maxMaskedShare);
        }
        if (minSpansForShare < 1) {
            throw new IllegalArgumentException("minSpansForShare must be at least 1, not " + minSpansForShare);
        }
    }

    public static PiiSettings defaults() {
        return new PiiSettings(
                true,
                true,
                true,
                true,
                true,
                EmailGrammar.STACKYARD,
                DEFAULT_ALLOWED_EMAILS,
                DEFAULT_ALLOWED_ADDRESSES,
                true,
                List.of(),
                "",
                false,
                500,
                0.4,
                20,
                0);
    }
}
