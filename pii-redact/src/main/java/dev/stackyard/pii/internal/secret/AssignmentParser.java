package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.FileForm;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.secret.Assignment.Form;
import org.jspecify.annotations.Nullable;

/**
 * Reads the assignment around a word of a name, in the syntaxes of programs, settings, command lines and markup:
 *
 * <pre>
 * password = "v"      'password' => 'v'      password: v          "password": "v"       \"password\": \"v\"
 * token: str = "v"    char pw[] = "v"        setToken("v")        ("token", "v")        x.get("token") or "v"
 * PASSWORD=v          --password v           ENV TOKEN v          ?token=v&amp;             ;Password=v;
 * &lt;password&gt;v&lt;/...    key="token" value="v"  - name: TOKEN         #define TOKEN "v"     password "v"
 *                                              value: v
 * </pre>
 *
 * <p>One forward pass from the name over at most {@value #REACH} bytes, without backtracking over the value. One object
 * reads one assignment.
 */
final class AssignmentParser {

    /** How far from the name a value may begin, and how long it may be. */
    private static final int REACH = 2048;

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_GAP = 200;

    private static final ByteSet NAME = ByteSet.of("A-Za-z0-9_.-");
    private static final ByteSet BLANK = ByteSet.of(" \t");
    private static final ByteSet GAP = ByteSet.of(" \t\r\n");

    private final Text text;
    private final byte[] bytes;
    private final int nameStart;
    private final int nameEnd;
    private boolean quotedName;

    private AssignmentParser(Text text, int nameStart, int nameEnd) {
        this.text = text;
        this.bytes = text.bytes();
        this.nameStart = nameStart;
        this.nameEnd = nameEnd;
    }

    /** The assignment whose name holds the word at {@code wordStart}; null if the text around it is none. */
    static @Nullable Assignment parse(Text text, int wordStart, int wordEnd) {
        int start = NAME.skipBack(text.bytes(), Math.max(text.start(), wordStart - LONGEST_NAME), wordStart);
        int end = nameEnd(text, wordEnd);
        return new AssignmentParser(text, start, end).parse();
    }

    /** Where the name ends that holds the word which ends at {@code wordEnd}. */
    static int nameEnd(Text text, int wordEnd) {
        int end = NAME.skip(text.bytes(), wordEnd, Math.min(text.end(), wordEnd + LONGEST_NAME));
        while (end > wordEnd && (text.at(end - 1) == '-' || text.at(end - 1) == '.')) {
            end--;
        }
        return end;
    }

    private @Nullable Assignment parse() {
        int at = skipClosers(nameEnd);
        if (text.at(at) == '[' && !quotedName) {
            at = skipDimensions(at);
        }
        int elsewhere = NameAndValue.valueStart(text, nameStart, at);
        if (elsewhere >= 0) {
            return StringLiteral.isQuote(text, elsewhere) ? quoted(elsewhere, Form.QUOTED) : bare(elsewhere, false);
        }
        int blankEnd = BLANK.skip(bytes, at, reach(at));
        if (text.at(nameStart - 1) == '<' && blankEnd > at) {
            return elementWithAttributes(blankEnd);
        }
        int operand = AssignmentOperator.end(text, blankEnd, quotedName);
        if (operand > 0) {
            return value(operand, text.at(blankEnd));
        }
        return switch (text.at(blankEnd)) {
            case '>' -> isElement() ? element(blankEnd + 1) : null;
            case '(' -> quotedName ? null : argument(blankEnd + 1, Form.WEAK);
            case '{' -> quotedName ? null : argument(blankEnd + 1, Form.QUOTED);
            case '"', '\'' -> blankEnd > at && !quotedName && takesNoOperator() ? quoted(blankEnd, Form.QUOTED) : null;
            default -> blankEnd > at && !quotedName ? afterBlank(blankEnd) : null;
        };
    }

    private int reach(int from) {
        return Math.min(text.end(), from + REACH);
    }

    /** Skips what closes the name: quotes, also escaped ones, and the bracket of a subscript. */
    private int skipClosers(int from) {
        int at = from;
        for (int i = 0; i < 4; i++) {
            int c = text.at(at);
            if (c == '"' || c == '\'' || c == '`') {
                quotedName = true;
            } else if (c == '\\' && (text.at(at + 1) == '"' || text.at(at + 1) == '\'')) {
                quotedName = true;
                at++;
            } else if (c != ']' && !(c == ')' && quotedName)) {
                break;
            }
            at++;
        }
        return at;
    }

    private int skipDimensions(int from) {
        int at = from + 1;
        while (Ascii.isWord(text.at(at))) {
            at++;
        }
        return text.at(at) == ']' ? at + 1 : from;
    }

    private @Nullable Assignment value(int from, int operator) {
        int at = GAP.skip(bytes, from, Math.min(text.end(), from + LONGEST_GAP));
        int open = StringLiteral.start(text, at);
        if (open >= 0) {
            return quoted(open, Form.QUOTED);
        }
        int blankEnd = BLANK.skip(bytes, from, reach(from));
        if (operator == ',' || blankEnd < at) {
            return null;
        }
        return bare(at, from == at && isEmbedded(operator));
    }

    /** The value between the quote at an index and the next of its kind on the same line. */
    private @Nullable Assignment quoted(int open, Form form) {
        @Nullable StringLiteral literal = StringLiteral.at(text, open, REACH);
        return literal == null ? null : assignment(literal.start(), literal.end(), form);
    }

    private @Nullable Assignment bare(int from, boolean embedded) {
        int end = BareValues.end(text, from, reach(from), embedded);
        if (embedded) {
            return assignment(from, end, Form.EMBEDDED);
        }
        if (!BareValues.isRestOfLine(text, end)) {
            return null;
        }
        return switch (text.form()) {
            case SETTINGS, SCRIPT -> assignment(from, end, Form.BARE);
            case PROSE -> assignment(from, end, Form.WEAK);
            case CODE -> null;
        };
    }

    /** Whether an equals sign right behind the name belongs to a query string, a connection string or an option. */
    private boolean isEmbedded(int operator) {
        if (operator != '=' || text.at(nameEnd) != '=') {
            return false;
        }
        return switch (text.at(nameStart - 1)) {
            case '?', '&', ';' -> true;
            case '"', '\'' -> isOption() || BareValues.isInConnection(text, nameEnd);
            default -> false;
        };
    }

    private boolean isElement() {
        int before = text.at(nameStart - 1);
        return before == '<' || before == ':';
    }

    private @Nullable Assignment element(int from) {
        int end = from;
        int limit = reach(from);
        while (end < limit && bytes[end] != '<' && bytes[end] != '\n') {
            end++;
        }
        boolean closed = text.at(end) == '<' && text.at(end + 1) == '/';
        return closed ? assignment(from, end, Form.EMBEDDED) : null;
    }

    /** {@code <password encoding="plain">v</password>}. */
    private @Nullable Assignment elementWithAttributes(int from) {
        int close = Ascii.indexOf((byte) '>', bytes, from, Math.min(text.end(), from + LONGEST_GAP));
        return text.at(close) == '>' && text.at(close - 1) != '/' ? element(close + 1) : null;
    }

    /** {@code setPassword("v")}, {@code std::string token{"v"}}. */
    private @Nullable Assignment argument(int from, Form form) {
        int at = BLANK.skip(bytes, from, reach(from));
        return text.at(at) == '"' || text.at(at) == '\'' ? quoted(at, form) : null;
    }

    /** Whether {@code NAME "v"} gives a value: macros, shells' and SQL's commands, options, names in capitals. */
    private boolean takesNoOperator() {
        return isOption() || CommandLines.definesName(text, nameStart) || isUpperCase();
    }

    private boolean isOption() {
        return text.at(nameStart) == '-' && text.at(nameStart + 1) == '-';
    }

    private boolean isUpperCase() {
        for (int i = nameStart; i < nameEnd; i++) {
            if (Ascii.isLower(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Assignment afterBlank(int at) {
        boolean option = isOption();
        if (!option && (text.form() == FileForm.CODE || !CommandLines.definesName(text, nameStart))) {
            return null;
        }
        int end = BareValues.end(text, at, reach(at), false);
        return assignment(at, end, text.form().bareValues() || !option ? Form.BARE : Form.WEAK);
    }

    private @Nullable Assignment assignment(int from, int to, Form form) {
        return to > from ? new Assignment(nameStart, nameEnd, from, to, form) : null;
    }
}
