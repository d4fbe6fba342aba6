package dev.stackyard.languages.internal.classifier;

/**
 * How long the token at a position is: the longest match among the rules of Linguist's {@code tokenizer.l} (revision
 * in {@code languages/data/linguist/README.md}) that feed their own text. Stateless.
 */
final class TokenLength {

    private TokenLength() {}

    /** Bytes of the token that begins at {@code at}; 0 if no token begins there. */
    static int at(byte[] text, int at, int to) {
        byte first = text[at];
        if (Bytes.isWord(first)) {
            return wordRun(text, at, to);
        }
        int run = run(text, at, to, first);
        byte next = byteAt(text, at + 1, to);
        return switch (first) {
            case '.' -> Math.max(prefixed(text, at, to), Math.max(run, quantifiedDot(text, at, to, next)));
            case '@', '#' -> Math.max(prefixed(text, at, to), run);
            case '$' -> Math.max(prefixed(text, at, to), Math.max(run, dollarBracket(text, at, to, next)));
            case '(' -> Math.max(bracket(text, at, to, run, ')'), startsWith(text, at, to, "(?:") ? 3 : 0);
            case '{' -> bracket(text, at, to, run, '}');
            case '[' -> bracket(text, at, to, run, ']');
            case '<', '>' -> angle(text, at, to, next);
            case '/' -> Math.max(angleRun(text, at, to), assignment(text, at, to, next));
            case '=' -> Math.max(comparison(text, at, to), next == '~' ? 2 : 0);
            case '!' -> Math.max(run + run(text, at + run, to, (byte) '='), next == '~' || next == '>' ? 2 : 0);
            case '-' -> Math.max(run + run(text, at + run, to, (byte) '>'), assignment(text, at, to, next));
            case '&' -> Math.max(Math.max(run, redirect(text, at, to)), assignment(text, at, to, next));
            case '|' -> Math.max(Math.max(run, next == '&' ? 2 : 0), assignment(text, at, to, next));
            case ':' -> Math.max(Math.max(run, next == '-' ? 2 : 0), assignment(text, at, to, next));
            case '%' -> Math.max(Math.max(run, next == '>' ? 2 : 0), assignment(text, at, to, next));
            case '?' -> Math.max(run, next == '>' ? 2 : 0);
            case '+', '*', '^', '~' -> Math.max(run, assignment(text, at, to, next));
            case ')', '}', ']', ',', ';', '\\', '`' -> run;
            default -> 0;
        };
    }

    private static byte byteAt(byte[] text, int at, int to) {
        return at < to ? text[at] : 0;
    }

    private static int run(byte[] text, int at, int to, byte b) {
        int end = at;
        while (end < to && text[end] == b) {
            end++;
        }
        return end - at;
    }

    private static int wordRun(byte[] text, int at, int to) {
        int end = at;
        while (end < to && Bytes.isWord(text[end])) {
            end++;
        }
        return end - at;
    }

    /** {@code .word}, {@code @word}, {@code #word}, {@code $word}. */
    private static int prefixed(byte[] text, int at, int to) {
        int word = wordRun(text, at + 1, to);
        return word == 0 ? 0 : word + 1;
    }

    /** {@code .*}, {@code .+?} and the like. */
    private static int quantifiedDot(byte[] text, int at, int to, byte next) {
        if (next != '*' && next != '+') {
            return 0;
        }
        int length = 1 + run(text, at + 1, to, next);
        return byteAt(text, at + length, to) == '?' ? length + 1 : length;
    }

    /** <code>${{</code>, {@code $((}, or {@code $[]]}, which is what the rule for square brackets comes to. */
    private static int dollarBracket(byte[] text, int at, int to, byte next) {
        if (next == '(' || next == '{') {
            return 1 + run(text, at + 1, to, next);
        }
        int closing = next == '[' ? run(text, at + 2, to, (byte) ']') : 0;
        return closing == 0 ? 0 : 2 + closing;
    }

    /** {@code ((}, {@code (())}, {@code (...)}. */
    private static int bracket(byte[] text, int at, int to, int run, char close) {
        int both = run + run(text, at + run, to, (byte) close);
        boolean ellipsis = startsWith(text, at + 1, to, "...") && byteAt(text, at + 4, to) == close;
        return Math.max(both, ellipsis ? 5 : 0);
    }

    private static int angle(byte[] text, int at, int to, byte next) {
        int length = Math.max(angleRun(text, at, to), comparison(text, at, to));
        if (text[at] == '>') {
            return Math.max(length, next == '&' ? 2 : 0);
        }
        int lefts = run(text, at, to, (byte) '<');
        int dashes = run(text, at + lefts, to, (byte) '-');
        length = Math.max(length, dashes == 0 ? 0 : lefts + dashes);
        if (next == '&') {
            length = Math.max(length, byteAt(text, at + 2, to) == '-' ? 3 : 2);
        }
        int mark = next == '/' ? 2 : 1;
        return Math.max(length, isTagMark(byteAt(text, at + mark, to)) ? mark + 1 : 0);
    }

    private static boolean isTagMark(byte b) {
        return b == '?' || b == '%' || b == '!' || b == '#' || b == '@';
    }

    private static int angleRun(byte[] text, int at, int to) {
        int end = at;
        while (end < to && (isAngle(text[end]) || text[end] == '/')) {
            end++;
        }
        return end - at;
    }

    /** Equals signs with angles before or after them. */
    private static int comparison(byte[] text, int at, int to) {
        int equals = at;
        while (equals < to && isAngle(text[equals])) {
            equals++;
        }
        int end = equals + run(text, equals, to, (byte) '=');
        if (end == equals) {
            return 0;
        }
        while (end < to && isAngle(text[end])) {
            end++;
        }
        return end - at;
    }

    private static boolean isAngle(byte b) {
        return b == '<' || b == '>';
    }

    /** {@code +=} and the like, with any number of equals signs. */
    private static int assignment(byte[] text, int at, int to, byte next) {
        return next == '=' ? 1 + run(text, at + 1, to, (byte) '=') : 0;
    }

    private static int redirect(byte[] text, int at, int to) {
        if (startsWith(text, at, to, "&>>")) {
            return 3;
        }
        return startsWith(text, at, to, "&>") || startsWith(text, at, to, "&|") ? 2 : 0;
    }

    /** Whether the ASCII word is at a position. */
    static boolean startsWith(byte[] text, int at, int to, String word) {
        if (to - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
