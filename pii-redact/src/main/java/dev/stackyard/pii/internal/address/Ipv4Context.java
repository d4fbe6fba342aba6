package dev.stackyard.pii.internal.address;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.WordList;
import java.util.Set;

/**
 * Tells an IPv4 address from other things that are four numbers with dots between them: versions of programs, packages
 * and assemblies, names of files, sections of standards, and object identifiers.
 *
 * <p>First the neighbouring characters decide, then the nearest telling word before it on the line. BigCode's rule for
 * what is left ({@code filter_versions}): one digit in each place is a version, unless {@code dns} or {@code server}
 * stands within 100 characters. We take more such words, but on the same line, and numbers up to 49: of all addresses one
 * in 700 has no larger one, of versions and sections nearly all.
 */
final class Ipv4Context {

    private static final Set<String> VERSION_WORDS = WordList.load("version-words.txt");
    private static final Set<String> NETWORK_WORDS = WordList.load("network-words.txt");

    /** The network words that hardly stand beside a version. */
    private static final Set<String> ADDRESS_WORDS = WordList.load("address-words.txt");

    private static final int WINDOW = 100;

    /** Numbers that are all below this are a version or a section, unless something speaks of networks. */
    private static final int SMALL = 50;

    /** Outcome of looking for words. */
    private enum Topic {
        NETWORK,
        VERSION,
        NONE
    }

    private Ipv4Context() {}

    static boolean isAddress(Text text, int start, int end) {
        if (!beginsWell(text, start) || !endsWell(text, end) || isDirectoryObject(text, start)) {
            return false;
        }
        if (isHostOfUrl(text, start)) {
            return true;
        }
        return switch (lastTopic(text, text.lineStart(start, WINDOW), start)) {
            case VERSION -> false;
            case NETWORK, NONE -> !isAllSmall(text, start, end) || mentionsAddress(text, start, end);
        };
    }

    private static boolean beginsWell(Text text, int start) {
        int before = text.at(start - 1);
        int second = text.at(start - 2);
        return switch (before) {
            case '.', '~', '^', '#', '+' -> false;
            case '=' -> "=<>!~".indexOf(second) < 0; // a constraint on a package's version
            case '-' -> !Ascii.isAlphanumeric(second) || endsIpv4(text, start - 1);
            case '/' ->
                !Ascii.isAlphanumeric(second)
                        || endsIpv4(text, start - 1)
                        || lastTopic(text, Math.max(text.start(), start - 12), start - 1) == Topic.NETWORK;
            case ':' -> !endsIpv6Group(text, start - 1);
            case 'n', 'r', 't' -> second == '\\';
            default -> !Ascii.isWord(before);
        };
    }

    private static boolean endsWell(Text text, int end) {
        int after = text.at(end);
        int second = text.at(end + 1);
        return switch (after) {
            case '-' -> !Ascii.isLetter(second);
            case '.', '+' -> !Ascii.isAlphanumeric(second);
            default -> !Ascii.isWord(after);
        };
    }

    private static boolean isAllSmall(Text text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = text.at(i) == '.' ? 0 : value * 10 + text.at(i) - '0';
            if (value >= SMALL) {
                return false;
            }
        }
        return true;
    }

    /** Whether the colon before an index belongs to an IPv6 address, which is another scanner's business. */
    private static boolean endsIpv6Group(Text text, int colon) {
        int at = colon;
        while (colon - at < 4 && Ascii.isHex(text.at(at - 1))) {
            at--;
        }
        return text.at(at - 1) == ':';
    }

    /** Whether an IPv4 address ends at an index: the first of a range, or one that a netmask follows. */
    private static boolean endsIpv4(Text text, int end) {
        int start = end;
        while (Ascii.isDigit(text.at(start - 1)) || text.at(start - 1) == '.') {
            start--;
        }
        return Ipv4Parser.parse(text.bytes(), start, end) >= 0;
    }

    /** Object identifiers of the X.500 directory: attributes 2.5.4.n, extensions 2.5.29.n. A host is rarely there. */
    private static boolean isDirectoryObject(Text text, int start) {
        return text.containsIgnoreCase(start, start + 7, "2.5.29.")
                || text.containsIgnoreCase(start, start + 6, "2.5.4.");
    }

    /** {@code http://1.2.3.4}. */
    private static boolean isHostOfUrl(Text text, int start) {
        return text.at(start - 1) == '/' && text.at(start - 2) == '/';
    }

    /** Whether one of {@link #ADDRESS_WORDS} stands on the line. */
    private static boolean mentionsAddress(Text text, int start, int end) {
        return hasAddressWord(text, text.lineStart(start, WINDOW), start)
                || hasAddressWord(text, end, text.lineEnd(end, WINDOW));
    }

    private static boolean hasAddressWord(Text text, int from, int to) {
        int i = from;
        while (i < to) {
            int wordEnd = wordEnd(text, i, to);
            if (wordEnd > i && ADDRESS_WORDS.contains(Ascii.lowerCase(text.bytes(), i, wordEnd))) {
                return true;
            }
            i = Math.max(i + 1, wordEnd);
        }
        return false;
    }

    private static Topic lastTopic(Text text, int from, int to) {
        Topic topic = Topic.NONE;
        int i = from;
        while (i < to) {
            int wordEnd = wordEnd(text, i, to);
            if (wordEnd > i) {
                String word = Ascii.lowerCase(text.bytes(), i, wordEnd);
                topic = NETWORK_WORDS.contains(word)
                        ? Topic.NETWORK
                        : VERSION_WORDS.contains(word) ? Topic.VERSION : topic;
            }
            i = Math.max(i + 1, wordEnd);
        }
        return topic;
    }

    /** End of the word that begins at an index: letters, cut where a capital follows a small letter. */
    private static int wordEnd(Text text, int from, int to) {
        int i = from;
        while (i < to && Ascii.isLetter(text.at(i))) {
            boolean cut = i > from && Ascii.isUpper(text.at(i)) && Ascii.isLower(text.at(i - 1));
            if (cut) {
                break;
            }
            i++;
        }
        return i;
    }
}
