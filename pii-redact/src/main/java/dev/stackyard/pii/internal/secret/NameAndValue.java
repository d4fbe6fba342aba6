package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.Text;

/**
 * Pairs in which the name is itself a value: {@code <add key="Token" value="v"/>}, {@code {"name": "TOKEN", "value": "v"}},
 * and the two lines {@code - name: TOKEN} and {@code value: v} of Kubernetes and its like.
 */
final class NameAndValue {

    private static final ByteSet BETWEEN = ByteSet.of(" \t\r\n,\"'");
    private static final ByteSet BLANK = ByteSet.of(" \t");
    private static final String[] NAME_FIELDS = {"name", "key", "id", "variable"};
    private static final String VALUE_FIELD = "value";
    private static final int REACH = 120;

    private NameAndValue() {}

    /**
     * Index at which the value begins that belongs to the name at {@code nameStart}; -1 if it is no name of this sort.
     *
     * @param from index behind the name and what closes it
     */
    static int valueStart(Text text, int nameStart, int from) {
        if (!isFieldOfName(text, nameStart)) {
            return -1;
        }
        int field = BETWEEN.skip(text.bytes(), from, Math.min(text.end(), from + REACH));
        int end = field + VALUE_FIELD.length();
        if (field == from || end >= text.end() || !Ascii.matchesIgnoreCase(text.bytes(), field, VALUE_FIELD)) {
            return -1;
        }
        if (text.at(end) == '"' || text.at(end) == '\'') {
            end++;
        }
        end = BLANK.skip(text.bytes(), end, Math.min(text.end(), end + REACH));
        if (text.at(end) != ':' && text.at(end) != '=') {
            return -1;
        }
        return BLANK.skip(text.bytes(), end + 1, Math.min(text.end(), end + REACH));
    }

    /** Whether the name is the value of a field such as {@code name:} or {@code key=}. */
    private static boolean isFieldOfName(Text text, int nameStart) {
        int at = nameStart;
        while (text.at(at - 1) == '"' || text.at(at - 1) == '\'' || text.at(at - 1) == ' ') {
            at--;
        }
        if (text.at(at - 1) != ':' && text.at(at - 1) != '=') {
            return false;
        }
        at--;
        while (text.at(at - 1) == '"' || text.at(at - 1) == '\'' || text.at(at - 1) == ' ') {
            at--;
        }
        for (String field : NAME_FIELDS) {
            int start = at - field.length();
            if (start >= text.start()
                    && Ascii.matchesIgnoreCase(text.bytes(), start, field)
                    && !Ascii.isWord(text.at(start - 1))) {
                return true;
            }
        }
        return false;
    }
}
