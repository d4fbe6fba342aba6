package dev.stackyard.licenses.internal.manifests;

import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxExpressionParser;
import dev.stackyard.licenses.SpdxLicenses;
import dev.stackyard.licenses.SpdxSyntaxException;
import dev.stackyard.licenses.internal.notices.Notice;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.notices.NoticeMatcher;
import dev.stackyard.licenses.internal.words.WordScanner;
import dev.stackyard.licenses.internal.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what people write into licence fields: an SPDX expression, the older {@code MIT/Apache-2.0} of Cargo, R's
 * {@code GPL (>= 2) | file LICENSE}, or a name. Stateless.
 */
public final class FieldReader {

    private final NoticeMatcher notices = new NoticeMatcher();
    private final WordScanner scanner = new WordScanner();

    /** The licence that a field's value states; a reference to a licence elsewhere if it says none that is known. */
    public SpdxExpression read(String value) {
        return expression(value)
                .or(() -> expression(value.replace("/", " OR ").replace("|", " OR ")))
                .or(() -> alternatives(value))
                .orElseGet(() -> new SpdxExpression.License(LicenseFinding.UNKNOWN_REFERENCE));
    }

    /** Several values of one field: the user may choose. */
    SpdxExpression anyOf(List<SpdxExpression> values) {
        Set<SpdxExpression> choices = new LinkedHashSet<>();
        for (SpdxExpression value : values) {
            if (value instanceof SpdxExpression.Or or) {
                choices.addAll(or.choices());
            } else {
                choices.add(value);
            }
        }
        if (choices.size() > 1) {
            choices.remove(new SpdxExpression.License(LicenseFinding.UNKNOWN_REFERENCE));
        }
        return choices.size() == 1 ? choices.iterator().next() : new SpdxExpression.Or(List.copyOf(choices));
    }

    private static Optional<SpdxExpression> expression(String value) {
        try {
            SpdxExpression expression = SpdxExpressionParser.parse(value.strip());
            boolean known = expression.ids().stream().allMatch(SpdxLicenses.get()::isKnown);
            return known ? Optional.of(expression) : Optional.empty();
        } catch (SpdxSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Names; those that a bar, a comma or an "or" separates are a choice, as are names in a row. */
    private Optional<SpdxExpression> alternatives(String value) {
        byte[] text = withLaterVersions(value).getBytes(StandardCharsets.UTF_8);
        Words words = new Words();
        scanner.scan(text, 0, text.length, words);
        List<SpdxExpression> found = notices.match(text, words, 0, words.size(), NoticeContext.FIELD).notices().stream()
                .filter(notice -> !notice.isReference())
                .map(Notice::meaning)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean all = value.contains(" and ") || value.contains(" AND ") || value.contains(" & ");
        boolean several = found.stream().distinct().count() > 1;
        return Optional.of(
                all && several
                        ? new SpdxExpression.And(found.stream().distinct().toList())
                        : anyOf(found));
    }

    /** R's {@code GPL (>= 2)} as {@code GPL 2+}. */
    private static String withLaterVersions(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2);
        int i = 0;
        while (i < value.length()) {
            if (value.startsWith(">=", i)) {
                int digit = i + 2;
                while (digit < value.length() && value.charAt(digit) == ' ') {
                    digit++;
                }
                int end = digit;
                while (end < value.length() && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
                    end++;
                }
                out.append(value, digit, end).append(end > digit ? "+" : "");
                i = Math.max(end, i + 2);
            } else {
                out.append(value.charAt(i));
                i++;
            }
        }
        return out.toString();
    }
}
