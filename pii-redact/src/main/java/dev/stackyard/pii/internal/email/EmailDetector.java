package dev.stackyard.pii.internal.email;

import dev.stackyard.pii.PiiKind;
import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Mask;
import dev.stackyard.pii.internal.scan.Scanner;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.Weight;
import java.util.List;

/** Finds e-mail addresses: what the grammar accepts and {@link EmailFilter} takes for somebody's. */
public final class EmailDetector implements Scanner {

    private static final String RULE = "email";

    private final EmailScanner scanner;
    private final EmailFilter filter;

    /**
     * @param bigCodeGrammar whether to accept exactly what BigCode's expression does, instead of our own grammar
     * @param allowed addresses to leave alone; see {@link AllowedEmails}
     */
    public EmailDetector(boolean bigCodeGrammar, List<String> allowed) {
        this.scanner = new EmailScanner(bigCodeGrammar ? new BigCodeGrammar() : new StackyardGrammar());
        this.filter = new EmailFilter(new AllowedEmails(allowed));
    }

    /** @throws IllegalArgumentException if an entry is no address, local part or domain */
    public static void checkAllowed(List<String> allowed) {
        new AllowedEmails(allowed);
    }

    @Override
    public void scan(Text text, Findings findings) {
        scanner.scan(text, (start, at, end) -> {
            int first = skipEscape(text, start, at);
            if (filter.isSomebodys(text, first, at, end)) {
                findings.add(new Finding(first, end, PiiKind.EMAIL, RULE, Mask.EMAIL, Weight.ADDRESS));
            }
        });
    }

    /**
     * Where an address really begins whose first letters belong to an escape before it: the {@code n} of {@code \n}, the
     * digits of {@code \u003c}, or those of {@code %3C}.
     */
    private static int skipEscape(Text text, int start, int at) {
        int length =
                switch (text.at(start - 1)) {
                    case '\\' -> backslashEscape(text, start);
                    case '%' -> hexDigits(text, start, 2);
                    default -> 0;
                };
        return start + length < at ? start + length : start;
    }

    private static int backslashEscape(Text text, int start) {
        return switch (text.at(start)) {
            case 'n', 'r', 't' -> 1;
            case 'u' -> 1 + hexDigits(text, start + 1, 4);
            case 'x' -> 1 + hexDigits(text, start + 1, 2);
            default -> 0;
        };
    }

    private static int hexDigits(Text text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!Ascii.isHex(text.at(i))) {
                return 0;
            }
        }
        return count;
    }
}
