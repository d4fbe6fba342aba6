package dev.stackyard.licenses.internal.files;

import dev.stackyard.licenses.FindingKind;
import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxExpressionParser;
import dev.stackyard.licenses.SpdxLicenses;
import dev.stackyard.licenses.SpdxSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads {@code SPDX-License-Identifier:} tags. Source: SPDX specification 2.3, annex E, "Using SPDX short identifiers in
 * source files": the tag is on one line, the expression goes to the end of the line or comment. Stateless.
 */
final class TagReader {

    static final String NAME = "spdx-license-identifier";

    private static final int LONGEST = SpdxExpressionParser.MAX_LENGTH;
    /** What ends a comment, or a string that holds a tag. */
    private static final String[] ENDS = {
        "*/", "*)", "-->", "-}", "#}", "%>", "?>", "]]", "\"", "'", "`", "<", ";", "\\n"
    };

    private TagReader() {}

    /**
     * The tag whose name begins at {@code place}.
     *
     * @return empty if no value follows, or only a placeholder for one, or the tag stands inside a line of program text
     */
    static Optional<LicenseFinding> read(byte[] text, int from, int to, int place) {
        if (isQuotedInside(text, from, place)) {
            return Optional.empty();
        }
        int start = valueStart(text, place + NAME.length(), to);
        if (start < 0) {
            return Optional.empty();
        }
        String value = value(text, start, to);
        if (value.isEmpty() || !isValueStart(value.charAt(0))) {
            return Optional.empty();
        }
        return Optional.of(finding(value, place, start + value.length()));
    }

    private static LicenseFinding finding(String value, int start, int end) {
        SpdxExpression unknown = new SpdxExpression.License(LicenseFinding.UNKNOWN_TAG);
        try {
            SpdxExpression expression = SpdxExpressionParser.parse(value);
            boolean listed = expression.ids().stream().allMatch(SpdxLicenses.get()::isKnown);
            return listed
                    ? new LicenseFinding(expression, FindingKind.TAG, 1, start, end, "tag")
                    : new LicenseFinding(
                            unknown, FindingKind.MALFORMED_TAG, 1, start, end, "tag: unknown id in " + value);
        } catch (SpdxSyntaxException e) {
            return new LicenseFinding(
                    unknown, FindingKind.MALFORMED_TAG, 1, start, end, "tag: " + e.getMessage() + " of " + value);
        }
    }

    /** Behind the colon, and the quotes of a JSON or YAML key; -1 if there is none. */
    private static int valueStart(byte[] text, int from, int to) {
        int i = skip(text, from, to, "\"' \t");
        if (i >= to || text[i] != ':') {
            return -1;
        }
        return skip(text, i + 1, to, "\"' \t");
    }

    private static int skip(byte[] text, int from, int to, String what) {
        int i = from;
        while (i < to && what.indexOf(text[i]) >= 0) {
            i++;
        }
        return i;
    }

    private static String value(byte[] text, int start, int to) {
        int end = start;
        while (end < to && end - start <= LONGEST && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        String line = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        for (String mark : ENDS) {
            int at = line.indexOf(mark);
            line = at >= 0 ? line.substring(0, at) : line;
        }
        return line.replaceFirst("[\\s,.:*#/|!-]+$", "").replaceFirst("\\s*//.*", "");
    }

    private static boolean isValueStart(char c) {
        return c == '(' || Character.isLetterOrDigit(c);
    }

    /** Whether the tag begins a string that does not begin its line: then a program talks about tags. */
    private static boolean isQuotedInside(byte[] text, int from, int place) {
        if (place == from || "\"'`".indexOf(text[place - 1]) < 0) {
            return false;
        }
        int i = place - 1;
        while (i > from && "\"'` \t".indexOf(text[i - 1]) >= 0) {
            i--;
        }
        return i > from && text[i - 1] != '\n' && text[i - 1] != '{' && text[i - 1] != ',';
    }
}
