package dev.stackyard.pii.internal.email;

import dev.stackyard.pii.internal.scan.WordList;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The top-level domains that exist (IANA's root zone of February 2023), and those that private networks and documentation
 * use ({@code local}, {@code internal}, {@code example} ...: RFC 2606, RFC 6762, ICANN resolution 2024.07.29.06).
 */
final class TopLevelDomains {

    private static final Set<String> KNOWN = WordList.load("top-level-domains.txt");
    private static final int LONGEST = 63;

    private TopLevelDomains() {}

    /** Whether a range holds the name of a top-level domain, in any letter case, as ASCII, {@code xn--} or Unicode. */
    static boolean contains(byte[] bytes, int from, int to) {
        if (to - from > 4 * LONGEST) {
            return false;
        }
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return KNOWN.contains(name) || KNOWN.contains(ascii(name));
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name;
        }
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
