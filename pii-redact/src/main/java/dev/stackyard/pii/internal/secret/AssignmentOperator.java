package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.Text;

/** What stands between a name and its value: {@code =}, {@code =>}, {@code :}, {@code : type =}, {@code ||=} and their like. */
final class AssignmentOperator {

    private static final int LONGEST_BLANK = 2048;
    private static final int LONGEST_TYPE = 60;

    private static final ByteSet TYPE = ByteSet.of("A-Za-z0-9_.<>&'*?| \\[\\]");
    private static final ByteSet BLANK = ByteSet.of(" \t");

    private AssignmentOperator() {}

    /**
     * Index behind the operator at an index; 0 if there is none.
     *
     * @param quotedName whether the name before it stands in quotes, after which a comma and {@code or} count too
     */
    static int end(Text text, int at, boolean quotedName) {
        int c = text.at(at);
        int next = text.at(at + 1);
        return switch (c) {
            case '=' -> afterEquals(text, at);
            case ':' -> next == ':' ? 0 : next == '=' ? at + 2 : afterColon(text, at + 1);
            case ',' -> quotedName ? at + 1 : 0;
            case '!' -> next == '=' ? afterEquals(text, at + 1) : 0;
            case '|' -> next == '|' ? at + (text.at(at + 2) == '=' ? 3 : 2) : 0;
            case '?' -> next == '?' || next == ':' || next == '=' ? at + 2 + (text.at(at + 2) == '=' ? 1 : 0) : 0;
            case 'o' -> quotedName && next == 'r' && text.at(at + 2) == ' ' ? at + 3 : 0;
            default -> 0;
        };
    }

    private static int afterEquals(Text text, int at) {
        int next = at + 1;
        while (text.at(next) == '=') {
            next++;
        }
        if (text.at(next) == '~') {
            return 0;
        }
        return text.at(next) == '>' ? next + 1 : next;
    }

    /** Index behind a colon, or behind the equals sign that follows the type which the colon introduces. */
    private static int afterColon(Text text, int at) {
        int from = BLANK.skip(text.bytes(), at, Math.min(text.end(), at + LONGEST_BLANK));
        int typeEnd = TYPE.skip(text.bytes(), from, Math.min(text.end(), from + LONGEST_TYPE));
        boolean typed = typeEnd > from && text.at(typeEnd) == '=' && text.at(typeEnd + 1) != '=';
        if (typed && text.form().bareValues()) {
            return at;
        }
        return typed ? typeEnd + 1 : at;
    }
}
