package dev.stackyard.languages.internal.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the part of Ruby's regular expression syntax (Onigmo, as of Ruby 3) that is regular and needs to look at one
 * symbol around a position at most. As Linguist matches binary strings, everything is about bytes: {@code .} is a byte
 * other than newline, {@code \w \d \s \b} are ASCII, {@code ^} and {@code $} always mean lines, {@code (?m)} lets the
 * dot match newlines.
 *
 * <p>What cannot be kept linear is refused, never skipped: backreferences, possessive quantifiers, lookaround of more
 * than one symbol, and the {@code x} flag.
 */
final class PatternParser {

    private static final char END = '\0';
    private static final int MAX_REPEAT = 1000;

    /** Flags in force at some place of the pattern. */
    private record Flags(boolean ignoreCase, boolean dotMatchesNewline) {}

    private final String pattern;
    private int position;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Parses a pattern.
     *
     * @throws IllegalArgumentException if it is malformed or needs more than this engine does
     */
    static Syntax parse(String pattern) {
        PatternParser parser = new PatternParser(pattern);
        Syntax syntax = parser.alternation(new Flags(false, false));
        if (parser.position < pattern.length()) {
            throw parser.refused("unbalanced )");
        }
        return syntax;
    }

    private Syntax alternation(Flags flags) {
        List<Syntax> branches = new ArrayList<>();
        do {
            branches.add(sequence(flags));
        } while (accept("|"));
        return branches.size() == 1 ? branches.get(0) : new Syntax.Choice(branches);
    }

    private Syntax sequence(Flags flags) {
        List<Syntax> parts = new ArrayList<>();
        while (position < pattern.length() && peek() != '|' && peek() != ')') {
            parts.add(quantified(atom(flags)));
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Sequence(parts);
    }

    private Syntax atom(Flags flags) {
        char c = next();
        return switch (c) {
            case '(' -> group(flags);
            case '[' -> new Syntax.Symbols(ByteClassParser.parse(this, flags.ignoreCase));
            case '.' -> symbols(flags.dotMatchesNewline ? SymbolSet.BYTES : notNewline(), flags);
            case '^' -> Syntax.Look.LINE_START;
            case '$' -> Syntax.Look.LINE_END;
            case '\\' -> escape(flags);
            case '*', '+', '?' -> throw refused("nothing to repeat");
            default -> literal(c, flags);
        };
    }

    private static SymbolSet notNewline() {
        return SymbolSet.BYTES.minus(SymbolSet.NEWLINE);
    }

    private static Syntax symbols(SymbolSet set, Flags flags) {
        return new Syntax.Symbols(flags.ignoreCase ? set.ignoringCase() : set);
    }

    private Syntax literal(char c, Flags flags) {
        int codePoint = c;
        if (Character.isHighSurrogate(c)) {
            codePoint = Character.toCodePoint(c, next());
        }
        List<Syntax> parts = new ArrayList<>();
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            parts.add(symbols(SymbolSet.of(b & 0xFF), flags));
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Sequence(parts);
    }

    private Syntax escape(Flags flags) {
        char c = peek();
        Syntax look =
                switch (c) {
                    case 'A' -> Syntax.Look.TEXT_START;
                    case 'z' -> Syntax.Look.TEXT_END;
                    case 'b' -> Syntax.Look.WORD_BOUNDARY;
                    case 'B' -> Syntax.Look.NO_WORD_BOUNDARY;
                    default -> Syntax.EMPTY;
                };
        if (look != Syntax.EMPTY) {
            position++;
            return look;
        }
        return symbols(escapedSet(), flags);
    }

    /** The set that an escape stands for, inside a class or outside; the backslash has been read. */
    SymbolSet escapedSet() {
        char c = next();
        return switch (c) {
            case 'd' -> SymbolSet.DIGIT;
            case 'D' -> SymbolSet.BYTES.minus(SymbolSet.DIGIT);
            case 'w' -> SymbolSet.WORD;
            case 'W' -> SymbolSet.BYTES.minus(SymbolSet.WORD);
            case 's' -> SymbolSet.SPACE;
            case 'S' -> SymbolSet.BYTES.minus(SymbolSet.SPACE);
            case 't' -> SymbolSet.of('\t');
            case 'n' -> SymbolSet.NEWLINE;
            case 'r' -> SymbolSet.of('\r');
            case 'f' -> SymbolSet.of('\f');
            case 'v' -> SymbolSet.of(0x0B);
            default -> {
                if (c >= 0x80 || SymbolSet.WORD.contains(c)) {
                    throw refused("escape \\" + c);
                }
                yield SymbolSet.of(c);
            }
        };
    }

    private Syntax group(Flags flags) {
        if (!accept("?")) {
            return close(alternation(flags));
        }
        if (accept(":")) {
            return close(alternation(flags));
        }
        if (accept("=")) {
            return new Syntax.Look(SymbolSet.ALL, oneSymbol(close(alternation(flags))));
        }
        if (accept("!")) {
            return new Syntax.Look(SymbolSet.ALL, SymbolSet.ALL.minus(oneSymbol(close(alternation(flags)))));
        }
        if (accept("<=")) {
            return new Syntax.Look(oneSymbol(close(alternation(flags))), SymbolSet.ALL);
        }
        if (accept("<!")) {
            return new Syntax.Look(SymbolSet.ALL.minus(oneSymbol(close(alternation(flags)))), SymbolSet.ALL);
        }
        if (accept("<")) {
            position = pattern.indexOf('>', position) + 1;
            return close(alternation(flags));
        }
        return flagGroup(flags);
    }

    /** {@code (?i:...)}, or {@code (?i)}, which holds to the end of the group around it, its branches included. */
    private Syntax flagGroup(Flags outer) {
        Flags flags = outer;
        boolean on = true;
        while (peek() != ')' && peek() != ':') {
            char c = next();
            switch (c) {
                case '-' -> on = false;
                case 'i' -> flags = new Flags(on, flags.dotMatchesNewline);
                case 'm' -> flags = new Flags(flags.ignoreCase, on);
                default -> throw refused("group (?" + c);
            }
        }
        return next() == ':' ? close(alternation(flags)) : alternation(flags);
    }

    private Syntax close(Syntax syntax) {
        if (!accept(")")) {
            throw refused("missing )");
        }
        return syntax;
    }

    /** What a lookaround asks of the symbol next to the position. */
    private SymbolSet oneSymbol(Syntax syntax) {
        if (syntax instanceof Syntax.Symbols symbols) {
            return symbols.set();
        }
        if (syntax.equals(Syntax.Look.LINE_END)) {
            return ((Syntax.Look) syntax).after();
        }
        if (syntax instanceof Syntax.Choice choice) {
            return choice.branches().stream().map(this::oneSymbol).reduce(SymbolSet.NONE, SymbolSet::union);
        }
        throw refused("lookaround of more than one symbol");
    }

    private Syntax quantified(Syntax atom) {
        Syntax result =
                switch (peek()) {
                    case '*' -> repeat(atom, 0, Syntax.UNBOUNDED);
                    case '+' -> repeat(atom, 1, Syntax.UNBOUNDED);
                    case '?' -> repeat(atom, 0, 1);
                    case '{' -> counted(atom);
                    default -> atom;
                };
        if (result != atom) {
            accept("?");
            if ("*+?".indexOf(peek()) >= 0) {
                throw refused("possessive or doubled quantifier");
            }
        }
        return result;
    }

    private Syntax repeat(Syntax atom, int least, int most) {
        position++;
        return new Syntax.Repeat(atom, least, most);
    }

    /** {@code {n}}, {@code {n,}}, {@code {,m}} or {@code {n,m}}; any other brace is a literal and left unread. */
    private Syntax counted(Syntax atom) {
        int start = position;
        position++;
        int least = number();
        boolean comma = accept(",");
        int most = comma ? number() : least;
        if (!accept("}") || (least < 0 && most < 0)) {
            position = start;
            return atom;
        }
        if (Math.max(least, most) > MAX_REPEAT) {
            throw refused("repetition above " + MAX_REPEAT);
        }
        return new Syntax.Repeat(atom, Math.max(least, 0), most < 0 ? Syntax.UNBOUNDED : most);
    }

    private int number() {
        int start = position;
        while (Character.isDigit(peek())) {
            position++;
        }
        return start == position ? -1 : Integer.parseInt(pattern, start, position, 10);
    }

    boolean accept(String expected) {
        boolean found = pattern.startsWith(expected, position);
        position += found ? expected.length() : 0;
        return found;
    }

    /** Steps back over characters that were read. */
    void unread(int count) {
        position -= count;
    }

    char peek() {
        return position < pattern.length() ? pattern.charAt(position) : END;
    }

    char next() {
        if (position == pattern.length()) {
            throw refused("ends too early");
        }
        return pattern.charAt(position++);
    }

    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("pattern " + pattern + " at " + position + ": " + why);
    }
}
