package dev.stackyard.pii.internal.email;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses that are not masked. An entry is a whole address ({@code list@lists.org}), a local part at any domain ({@code
 * noreply@}), or a domain with those below it ({@code @lists.org}). Letter case does not matter.
 */
final class AllowedEmails {

    private final Set<String> entries;

    /** @throws IllegalArgumentException if an entry has none of the three forms */
    AllowedEmails(List<String> entries) {
        Set<String> lower = new HashSet<>();
        for (String entry : entries) {
            if (entry.length() < 2 || entry.indexOf('@') < 0 || entry.indexOf('@') != entry.lastIndexOf('@')) {
                throw new IllegalArgumentException("allowed e-mail address '" + entry
                        + "' must be local@domain, local@ for any domain, or @domain for all of it");
            }
            lower.add(entry.toLowerCase(Locale.ROOT));
        }
        this.entries = lower;
    }

    /** Both arguments in lower case. */
    boolean contains(String local, String domain) {
        if (entries.contains(local + "@") || entries.contains(local + "@" + domain)) {
            return true;
        }
        for (String parent = domain; !parent.isEmpty(); parent = afterDot(parent)) {
            if (entries.contains("@" + parent)) {
                return true;
            }
        }
        return false;
    }

    private static String afterDot(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }
}
