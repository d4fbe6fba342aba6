package dev.stackyard.licenses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads SPDX licence expressions. Source of the grammar: SPDX specification 2.3, annex D, and 3.0, annex B.
 *
 * <p>Ids match without regard to case and come out in the list's spelling; a deprecated id comes out as what replaces it
 * ({@code GPL-2.0+} as {@code GPL-2.0-or-later}, {@code GPL-2.0-with-classpath-exception} as {@code GPL-2.0-only WITH
 * Classpath-exception-2.0}). Operators may be all upper or all lower case. An id that is well formed but not on the list
 * is kept as it is: ask {@link SpdxLicenses}.
 *
 * <p>Precedence: {@code +}, {@code WITH}, {@code AND}, {@code OR}. Time and memory are linear in the text; texts longer
 * than {@link #MAX_LENGTH} and parentheses deeper than {@link #MAX_DEPTH} are refused.
 */
public final class SpdxExpressionParser {

    /** Longest expression that is read, in UTF-16 units. The longest seen in the wild are about 400. */
    public static final int MAX_LENGTH = 4096;
    /** Deepest nesting of parentheses. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private int at;
    private int depth;

    private SpdxExpressionParser(String text) {
        this.text = text;
    }

    /**
     * The expression that a text is, as a whole.
     *
     * @throws SpdxSyntaxException if it is none
     */
    public static SpdxExpression parse(String text) throws SpdxSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new SpdxSyntaxException("longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        SpdxExpressionParser parser = new SpdxExpressionParser(text);
        SpdxExpression expression = parser.alternatives();
        parser.skipSpaces();
        if (parser.at < text.length()) {
            throw parser.failure("expected an operator or the end");
        }
        return expression;
    }

    private SpdxExpression alternatives() throws SpdxSyntaxException {
        List<SpdxExpression> choices = new ArrayList<>();
        do {
            SpdxExpression choice = conjunction();
            if (choice instanceof SpdxExpression.Or or) {
                choices.addAll(or.choices());
            } else {
                choices.add(choice);
            }
        } while (acceptOperator("OR"));
        return choices.size() == 1 ? choices.get(0) : new SpdxExpression.Or(choices);
    }

    private SpdxExpression conjunction() throws SpdxSyntaxException {
        List<SpdxExpression> terms = new ArrayList<>();
        do {
            SpdxExpression term = term();
            if (term instanceof SpdxExpression.And and) {
                terms.addAll(and.terms());
            } else {
                terms.add(term);
            }
        } while (acceptOperator("AND"));
        return terms.size() == 1 ? terms.get(0) : new SpdxExpression.And(terms);
    }

    private SpdxExpression term() throws SpdxSyntaxException {
        skipSpaces();
        if (at < text.length() && text.charAt(at) == '(') {
            return parenthesized();
        }
        SpdxExpression license = license();
        if (!acceptOperator("WITH")) {
            return license;
        }
        String exception = exception();
        if (license instanceof SpdxExpression.License simple) {
            return new SpdxExpression.With(simple, exception);
        }
        throw failure("WITH after a licence that has an exception already");
    }

    private SpdxExpression parenthesized() throws SpdxSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw failure("parentheses deeper than " + MAX_DEPTH);
        }
        at++;
        SpdxExpression inner = alternatives();
        skipSpaces();
        if (at >= text.length() || text.charAt(at) != ')') {
            throw failure("expected )");
        }
        at++;
        depth--;
        return inner;
    }

    private SpdxExpression license() throws SpdxSyntaxException {
        String id = identifier();
        boolean orLater = at < text.length() && text.charAt(at) == '+';
        if (orLater) {
            at++;
        }
        if (id.indexOf(':') >= 0 && !isReference(id)) {
            throw failure("a colon belongs between DocumentRef- and LicenseRef-");
        }
        return SpdxLicenses.get().license(id, orLater);
    }

    private String exception() throws SpdxSyntaxException {
        skipSpaces();
        return SpdxLicenses.get().exceptionId(identifier());
    }

    private String identifier() throws SpdxSyntaxException {
        int start = at;
        while (at < text.length() && isIdentifierPart(text.charAt(at))) {
            at++;
        }
        String id = text.substring(start, at);
        if (id.isEmpty() || isOperator(id)) {
            at = start;
            throw failure("expected a licence id");
        }
        return id;
    }

    private static boolean isIdentifierPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == ':';
    }

    private static boolean isOperator(String word) {
        return List.of("AND", "OR", "WITH", "and", "or", "with").contains(word);
    }

    private static boolean isReference(String id) {
        int colon = id.indexOf(':');
        return id.startsWith("DocumentRef-")
                && id.startsWith("LicenseRef-", colon + 1)
                && id.indexOf(':', colon + 1) < 0;
    }

    private boolean acceptOperator(String operator) {
        int before = at;
        skipSpaces();
        boolean separated = at > before || (before > 0 && text.charAt(before - 1) == ')');
        int end = at + operator.length();
        boolean here = separated
                && (text.startsWith(operator, at) || text.startsWith(operator.toLowerCase(Locale.ROOT), at))
                && end < text.length()
                && !isIdentifierPart(text.charAt(end));
        at = here ? end : before;
        return here;
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private SpdxSyntaxException failure(String message) {
        return new SpdxSyntaxException(message, at);
    }
}
