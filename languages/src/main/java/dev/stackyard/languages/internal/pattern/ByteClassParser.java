package dev.stackyard.languages.internal.pattern;

/** Reads a bracketed class, such as {@code [^a-z\s]} or {@code [\s&&[^\r\n]]}. */
final class ByteClassParser {

    private final PatternParser input;
    private final boolean ignoreCase;

    private ByteClassParser(PatternParser input, boolean ignoreCase) {
        this.input = input;
        this.ignoreCase = ignoreCase;
    }

    /**
     * The opening bracket has been read; reads up to and with the closing one. Case is ignored before the class is
     * negated: {@code (?i)[^a]} does not match {@code A}.
     */
    static SymbolSet parse(PatternParser input, boolean ignoreCase) {
        return new ByteClassParser(input, ignoreCase).parse();
    }

    private SymbolSet parse() {
        boolean negated = input.accept("^");
        SymbolSet result = items();
        while (input.accept("&&")) {
            result = result.intersect(items());
        }
        input.next();
        return negated ? SymbolSet.BYTES.minus(result) : result;
    }

    /** Reads up to, and without, {@code ]} or {@code &&}. */
    private SymbolSet items() {
        SymbolSet result = SymbolSet.NONE;
        while (input.peek() != ']' && !atIntersection()) {
            result = result.union(item());
        }
        return ignoreCase ? result.ignoringCase() : result;
    }

    private boolean atIntersection() {
        boolean found = input.accept("&&");
        if (found) {
            input.unread(2);
        }
        return found;
    }

    private SymbolSet item() {
        char first = input.next();
        if (first == '[') {
            return parse();
        }
        if (first == '\\') {
            return input.escapedSet();
        }
        if (first >= 0x80) {
            throw input.refused("class with a symbol outside ASCII");
        }
        if (input.peek() != '-') {
            return SymbolSet.of(first);
        }
        input.next();
        if (input.peek() == ']') {
            input.unread(1);
            return SymbolSet.of(first);
        }
        char last = input.next();
        if (last == '\\' || last == '[' || last < first || last >= 0x80) {
            throw input.refused("range " + first + "-" + last);
        }
        return SymbolSet.range(first, last);
    }
}
