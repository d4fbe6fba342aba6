package dev.stackyard.curate.internal;

import java.util.Set;

/**
 * Splits Python 3 into tokens, as far as {@link PythonSyntax} needs them (The Python Language Reference, section 2). Lines inside of
 * brackets and behind a backslash are joined; comments and empty lines are passed over. Linear. Used by one thread.
 */
final class PythonTokens {

    /** What a token is. */
    enum Kind {
        NAME,
        KEYWORD,
        NUMBER,
        STRING,
        OPERATOR,
        OPEN,
        CLOSE,
        /** The end of a statement that is not inside of brackets. */
        NEW_LINE,
        END,
        /** Something that no token begins with, or a string that does not end; {@link #text} says what. */
        ERROR
    }

    private static final Set<String> KEYWORDS = Set.of(
            ("False None True and as assert async await break class continue def del elif else except finally for from "
                            + "global if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));

    private static final Set<String> THREE = Set.of("**=", "//=", ">>=", "<<=", "...");
    private static final Set<String> TWO = Set.of(
            "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
            ":=");
    private static final String ONE = "+-*/%@&|^~<>=.,:;";
    private static final int TAB = 8;

    private final String text;
    private int at;
    private int line = 1;
    private int depth;
    private boolean atLineStart = true;
    private int column;
    private int columnOfOneSpaceTabs;
    private int start;
    private int end;
    private Kind last = Kind.NEW_LINE;
    private String error = "";

    PythonTokens(String text) {
        this.text = text;
    }

    /** Moves to the next token. */
    Kind next() {
        last = find();
        end = at;
        return last;
    }

    private Kind find() {
        skip();
        start = at;
        if (at >= text.length()) {
            return last == Kind.NEW_LINE ? Kind.END : endLine();
        }
        char first = text.charAt(at);
        if (first == '\n') {
            at++;
            line++;
            return endLine();
        }
        atLineStart = false;
        if (Character.isUnicodeIdentifierStart(first) || first == '_' || Character.isSurrogate(first)) {
            return nameOrString();
        }
        if (isDigit(first) || (first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return number();
        }
        return first == '"' || first == '\'' ? string() : symbol(first);
    }

    private Kind endLine() {
        atLineStart = true;
        return Kind.NEW_LINE;
    }

    /** Passes over what stands between tokens; at the start of a statement measures its indentation. */
    private void skip() {
        if (atLineStart) {
            column = 0;
            columnOfOneSpaceTabs = 0;
        }
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (each == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
                line++;
            } else if (each == '\n' && (depth > 0 || atLineStart)) {
                at++;
                line++;
                column = 0;
                columnOfOneSpaceTabs = 0;
            } else if (each == ' ' || each == '\t' || each == '\f' || each == '\ufeff') {
                column = each == '\t' ? (column / TAB + 1) * TAB : column + 1;
                columnOfOneSpaceTabs++;
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private Kind nameOrString() {
        while (at < text.length()
                && (Character.isUnicodeIdentifierPart(text.charAt(at)) || Character.isSurrogate(text.charAt(at)))) {
            at++;
        }
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (quoted && isPrefix(start, at)) {
            return string();
        }
        return KEYWORDS.contains(text.substring(start, Math.min(at, start + 10))) ? Kind.KEYWORD : Kind.NAME;
    }

    private boolean isPrefix(int from, int to) {
        return to - from <= 2 && text.substring(from, to).chars().allMatch(each -> "rRbBuUfF".indexOf(each) >= 0);
    }

    private Kind number() {
        int digits = at;
        while (at < text.length() && isOfNumber(at)) {
            at++;
        }
        String number = text.substring(digits, at);
        boolean octal = number.length() > 1 && number.matches("0[0-9]*[1-9][0-9]*");
        return octal || number.matches("[0-9_]+[lL]") ? error("the number " + number) : Kind.NUMBER;
    }

    /** A sign belongs to a number behind its exponent. */
    private boolean isOfNumber(int index) {
        char each = text.charAt(index);
        if (each == '+' || each == '-') {
            char before = text.charAt(index - 1);
            return (before == 'e' || before == 'E') && !text.startsWith("0x", start) && !text.startsWith("0X", start);
        }
        return each == '.' || each == '_' || (each < 128 && Character.isLetterOrDigit(each));
    }

    private Kind string() {
        char quote = text.charAt(at);
        boolean isLong = text.startsWith(String.valueOf(quote).repeat(3), at);
        int opened = line;
        at += isLong ? 3 : 1;
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '\n' && !isLong) {
                break;
            }
            if (each == '\\' && at + 1 < text.length()) {
                line += text.charAt(at + 1) == '\n' ? 1 : 0;
                at += 2;
            } else if (each == quote
                    && (!isLong || text.startsWith(String.valueOf(quote).repeat(3), at))) {
                at += isLong ? 3 : 1;
                return Kind.STRING;
            } else {
                line += each == '\n' ? 1 : 0;
                at++;
            }
        }
        line = opened;
        return error("a string that does not end");
    }

    private Kind symbol(char first) {
        if ("([{".indexOf(first) >= 0) {
            at++;
            depth++;
            return Kind.OPEN;
        }
        if (")]}".indexOf(first) >= 0) {
            at++;
            depth = Math.max(0, depth - 1);
            return Kind.CLOSE;
        }
        int length = THREE.contains(peek(3)) ? 3 : TWO.contains(peek(2)) ? 2 : ONE.indexOf(first) >= 0 ? 1 : 0;
        if (length == 0) {
            return error("the character " + first);
        }
        at += length;
        // three dots are a value
        return length == 3 && first == '.' ? Kind.NUMBER : Kind.OPERATOR;
    }

    private String peek(int length) {
        return text.substring(at, Math.min(text.length(), at + length));
    }

    private Kind error(String what) {
        error = what;
        return Kind.ERROR;
    }

    /** The token as it is written; of an error, what is wrong. */
    String text() {
        return last == Kind.ERROR ? error : text.substring(start, end);
    }

    /** The line that the token ends on, from 1. */
    int line() {
        return last == Kind.NEW_LINE ? Math.max(1, line - 1) : line;
    }

    /** The column of the statement's first token, a tab going to the next multiple of eight; from 0. */
    int column() {
        return column;
    }

    /** The same with tabs as wide as spaces: where the two disagree, so would editors. */
    int columnOfOneSpaceTabs() {
        return columnOfOneSpaceTabs;
    }
}
