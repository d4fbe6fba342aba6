package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.Text;

/** Where values without quotes end. */
final class BareValues {

    private static final ByteSet ENDS_WORD = ByteSet.of(" \t\r\n\"'`");
    private static final ByteSet ENDS_EMBEDDED = ByteSet.of(" \t\r\n\"'`&;<>,\\\\)}\\]");
    private static final int LINE = 512;

    private BareValues() {}

    /**
     * One past the last byte of the value that begins at an index.
     *
     * @param limit not searched any further
     * @param embedded whether it stands in a query or connection string, where more characters end it
     */
    static int end(Text text, int from, int limit, boolean embedded) {
        ByteSet stops = embedded ? ENDS_EMBEDDED : ENDS_WORD;
        int end = from;
        while (end < limit && !stops.has(text.bytes()[end])) {
            end++;
        }
        while (end > from && (text.at(end - 1) == ';' || text.at(end - 1) == ',')) {
            end--;
        }
        return end;
    }

    /** Whether only a comment, or what ends a statement, follows on the line. */
    static boolean isRestOfLine(Text text, int from) {
        int at = from;
        while (text.at(at) == ' '
                || text.at(at) == '\t'
                || text.at(at) == '\r'
                || text.at(at) == ';'
                || text.at(at) == ',') {
            at++;
        }
        int c = text.at(at);
        boolean comment = at > from && (c == '#' || c == ';' || (c == '/' && text.at(at + 1) == '/'));
        boolean command = c == '&' || c == '|' || c == '\\';
        return c == -1 || c == '\n' || comment || (command && text.form().bareValues());
    }

    /** Whether the string that a name begins goes on with a semicolon or an ampersand, as lists of settings do. */
    static boolean isInConnection(Text text, int from) {
        int at = from;
        int limit = Math.min(text.end(), from + LINE);
        while (at < limit && text.at(at) != '"' && text.at(at) != '\n') {
            if (text.at(at) == ';' || text.at(at) == '&') {
                return true;
            }
            at++;
        }
        return false;
    }
}
