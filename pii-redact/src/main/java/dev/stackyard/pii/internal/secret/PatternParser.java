package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.secret.TokenPattern.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads the notation of {@link TokenPattern}. Used once per pattern. */
final class PatternParser {

    /** How often {@code *} and {@code +} repeat at most. */
    static final int MOST_REPEATS = 4096;

    private final String source;
    private final boolean ignoreCase;
    private int at;

    PatternParser(String source, boolean ignoreCase) {
        this.source = source;
        this.ignoreCase = ignoreCase;
    }

    Node parse() {
        Node root = choice();
        if (at < source.length()) {
            throw wrong("has a ) without (");
        }
        return root;
    }

    private Node choice() {
        List<Node> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence());
        } while (accept('|'));
        return alternatives.size() == 1 ? alternatives.get(0) : new TokenPattern.Choice(alternatives);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.get(0) : new TokenPattern.Sequence(parts);
    }

    private Node atom() {
        char c = source.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> new TokenPattern.OneOf(set(), 1, 1);
            case '\\' -> escape();
            case '?', '*', '+', '{', '}', ']' -> throw wrong("has a stray " + c);
            default -> literal(c);
        };
    }

    private Node group() {
        boolean secret = accept('=');
        Node inside = choice();
        if (!accept(')')) {
            throw wrong("has a ( without )");
        }
        return secret ? new TokenPattern.Secret(inside) : inside;
    }

    private Node escape() {
        if (at == source.length()) {
            throw wrong("ends in a backslash");
        }
        char c = source.charAt(at++);
        return switch (c) {
            case 'd' -> new TokenPattern.OneOf(ByteSet.of("0-9"), 1, 1);
            case 'w' -> new TokenPattern.OneOf(ByteSet.of("A-Za-z0-9_"), 1, 1);
            case 's' -> new TokenPattern.OneOf(ByteSet.of(" \t\r\n"), 1, 1);
            default -> literal(c);
        };
    }

    private Node literal(char c) {
        if (c >= 0x80) {
            throw wrong("is not ASCII");
        }
        return new TokenPattern.Literal(new byte[] {(byte) c}, ignoreCase);
    }

    private ByteSet set() {
        boolean complement = accept('^');
        int first = at;
        while (at < source.length() && source.charAt(at) != ']') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw wrong("has a [ without ]");
        }
        String members = source.substring(first, at++)
                .replace("\\d", "0-9")
                .replace("\\w", "A-Za-z0-9_")
                .replace("\\s", " \t\r\n");
        ByteSet set = ignoreCase ? ByteSet.of(members).inBothCases() : ByteSet.of(members);
        return complement ? set.complement() : set;
    }

    private Node repeated(Node atom) {
        if (at == source.length()) {
            return atom;
        }
        switch (source.charAt(at)) {
            case '?':
                at++;
                return repeat(atom, 0, 1);
            case '*':
                at++;
                return repeat(atom, 0, MOST_REPEATS);
            case '+':
                at++;
                return repeat(atom, 1, MOST_REPEATS);
            case '{':
                at++;
                return counted(atom);
            default:
                return atom;
        }
    }

    private Node counted(Node atom) {
        int close = source.indexOf('}', at);
        if (close < 0) {
            throw wrong("has a { without }");
        }
        String[] bounds = source.substring(at, close).split(",", 2);
        at = close + 1;
        try {
            int least = Integer.parseInt(bounds[0]);
            int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
            return repeat(atom, least, most);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong("needs {n} or {m,n}").getMessage(), e);
        }
    }

    private static Node repeat(Node atom, int least, int most) {
        if (atom instanceof TokenPattern.OneOf one && one.least() == 1 && one.most() == 1) {
            return new TokenPattern.OneOf(one.set(), least, most);
        }
        return new TokenPattern.Repeat(atom, least, most);
    }

    private boolean accept(char c) {
        boolean there = at < source.length() && source.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("pattern '" + source + "' " + what + " (at character " + at + ")");
    }
}
