package dev.stackyard.pii.internal.email;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.WordList;
import java.util.Set;

/** Tells the addresses of people from other things with an {@code @} in them. */
final class EmailFilter {

    /** Local parts that mean nobody, where the domain is one that RFC 2606 reserves for documentation. */
    private static final Set<String> PLACEHOLDERS = WordList.load("placeholder-names.txt");

    /** Words before an {@code @} that are syntax: Kotlin's labels. */
    private static final Set<String> LABELLED = Set.of("this", "super", "return", "break", "continue");

    private final AllowedEmails allowed;

    EmailFilter(AllowedEmails allowed) {
        this.allowed = allowed;
    }

    /**
     * Whether an address should be masked.
     *
     * @param start index of the address's first byte
     * @param at index of its {@code @}
     * @param end one past its last byte
     */
    boolean isSomebodys(Text text, int start, int at, int end) {
        if (isUserOfUrl(text, start) || isVariable(text, start)) {
            return false;
        }
        String local = Ascii.lowerCase(text.bytes(), start, at);
        String domain = Ascii.lowerCase(text.bytes(), at + 1, end);
        return !LABELLED.contains(local)
                && !isImageScale(domain)
                && !(isReserved(domain) && PLACEHOLDERS.contains(local))
                && !allowed.contains(local, domain);
    }

    /** {@code ssh://user@host}: a login, which ends in a host and not in a mail domain. */
    private static boolean isUserOfUrl(Text text, int start) {
        return text.at(start - 1) == '/' && text.at(start - 2) == '/';
    }

    /** {@code $user@host} in a script, or the {@code s} of {@code %s@host} in a format. */
    private static boolean isVariable(Text text, int start) {
        int before = text.at(start - 1);
        return before == '$' || before == '%';
    }

    /** {@code icon@2x.png}: an image for screens with small pixels. */
    private static boolean isImageScale(String domain) {
        return domain.length() > 2 && Ascii.isDigit(domain.charAt(0)) && domain.startsWith("x.", 1);
    }

    /** Whether RFC 2606 reserves a domain, so that nobody can have an address there. */
    static boolean isReserved(String domain) {
        String lastTwo = domain.substring(domain.lastIndexOf('.', Math.max(0, domain.lastIndexOf('.') - 1)) + 1);
        return switch (lastTwo) {
            case "example.com", "example.org", "example.net" -> true;
            default ->
                switch (domain.substring(domain.lastIndexOf('.') + 1)) {
                    case "example", "test", "invalid", "localhost", "localdomain" -> true;
                    default -> false;
                };
        };
    }
}
