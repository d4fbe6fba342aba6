package dev.stackyard.languages.internal.classifier;

import org.jspecify.annotations.Nullable;

/**
 * A comment that has a line to itself.
 *
 * @param kind its token
 * @param end one past its last byte; the line end belongs to it where the rule says so
 */
record LineComment(byte[] kind, int end) {

    private static final byte[] HASH = Tokenizer.ascii("COMMENT#");
    private static final byte[] SLASHES_LOUD = Tokenizer.ascii("COMMENT//!");
    private static final byte[] SLASHES = Tokenizer.ascii("COMMENT//");
    private static final byte[] DASHES = Tokenizer.ascii("COMMENT--");
    private static final byte[] PERCENT = Tokenizer.ascii("COMMENT%");
    private static final byte[] QUOTE = Tokenizer.ascii("COMMENT\"");
    private static final byte[] SEMICOLON = Tokenizer.ascii("COMMENT;");
    private static final byte[] ROFF = Tokenizer.ascii("COMMENT.\\\"");
    private static final byte[] ROFF_NO_BREAK = Tokenizer.ascii("COMMENT'\\\"");
    private static final byte[] DCL = Tokenizer.ascii("COMMENT$!");

    /** The comment that takes the rest of the line beginning at {@code lineStart}, or null. */
    static @Nullable LineComment at(byte[] text, int lineStart, int to) {
        int at = skipBlanks(text, lineStart, to);
        if (at == to) {
            return null;
        }
        return switch (text[at]) {
            case '#' -> marked(HASH, text, skipRun(text, at, to), to);
            case '%' -> marked(PERCENT, text, skipRun(text, at, to), to);
            case ';' -> marked(SEMICOLON, text, skipRun(text, at, to), to);
            case '"' -> marked(QUOTE, text, at + 1, to);
            case '-' -> TokenLength.startsWith(text, at, to, "--") ? marked(DASHES, text, at + 2, to) : null;
            case '/' -> TokenLength.startsWith(text, at, to, "//") ? slashes(text, at, to) : null;
            case '.' -> at == lineStart ? roff(ROFF, text, at, to) : null;
            case '\'' -> at == lineStart ? roff(ROFF_NO_BREAK, text, at, to) : null;
            case '$' ->
                at == lineStart && TokenLength.startsWith(text, at, to, "$! ") ? rest(DCL, text, at + 3, to) : null;
            default -> null;
        };
    }

    /** A mark counts if a space follows, or nothing does. */
    private static @Nullable LineComment marked(byte[] kind, byte[] text, int after, int to) {
        if (after < to && text[after] == ' ') {
            return new LineComment(kind, lineEnd(text, after, to));
        }
        return after < to && text[after] == '\n' ? new LineComment(kind, after + 1) : null;
    }

    /** Both kinds of rule match, and the one without the exclamation mark takes the line end too, so it is longer. */
    private static LineComment slashes(byte[] text, int at, int to) {
        int end = lineEnd(text, at, to);
        boolean lastLine = end == to && TokenLength.startsWith(text, at, to, "//! ");
        boolean loud = lastLine || TokenLength.startsWith(text, at, to, "//!\n");
        return new LineComment(loud ? SLASHES_LOUD : SLASHES, Math.min(to, end + 1));
    }

    private static @Nullable LineComment roff(byte[] kind, byte[] text, int at, int to) {
        int mark = skipBlanks(text, at + 1, to);
        return TokenLength.startsWith(text, mark, to, "\\\"") ? rest(kind, text, mark + 2, to) : null;
    }

    private static LineComment rest(byte[] kind, byte[] text, int after, int to) {
        int end = lineEnd(text, after, to);
        return new LineComment(kind, end == after ? Math.min(to, end + 1) : end);
    }

    private static int lineEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int skipBlanks(byte[] text, int from, int to) {
        int i = from;
        while (i < to && Bytes.isBlank(text[i])) {
            i++;
        }
        return i;
    }

    private static int skipRun(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] == text[from]) {
            i++;
        }
        return i;
    }
}
