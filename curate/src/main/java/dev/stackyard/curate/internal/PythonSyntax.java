package dev.stackyard.curate.internal;

import dev.stackyard.curate.internal.PythonTokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Python 3 cannot compile, without a grammar: strings and brackets that do not end, indentation that fits no block, blocks
 * without a body, headers without a colon, two values without an operator between (which is what {@code print "x"} and prose are), an
 * operator at a statement's end. What it finds is wrong; not all that is wrong is found.
 * Linear.
 */
public final class PythonSyntax {

    private static final Set<String> BLOCKS =
            Set.of("class", "def", "elif", "else", "except", "finally", "for", "if", "try", "while", "with");

    /** Behind which Python 2 had a comma. */
    private static final Set<String> NO_COMMA = Set.of("except", "raise");

    /** Words that are names elsewhere. */
    private static final Set<String> SOFT_KEYWORDS = Set.of("match", "case", "type");

    /** Keywords that are values, so that none can follow them. */
    private static final Set<String> VALUES = Set.of("True", "False", "None");

    /** Brackets may nest so deep in CPython (MAXSTACK of its tokenizer). */
    private static final int MOST_BRACKETS = 200;

    private static final int MOST_INDENTS = 100;

    private final PythonTokens tokens;
    private final Deque<int[]> indents = new ArrayDeque<>();
    private final Deque<Character> brackets = new ArrayDeque<>();
    private boolean blockOpened;

    private PythonSyntax(String script) {
        this.tokens = new PythonTokens(script);
        indents.push(new int[] {0, 0});
    }

    /** What is wrong with a script, with the number of its line; null if nothing was found. */
    public static @Nullable String problem(String script) {
        PythonSyntax syntax = new PythonSyntax(script);
        String problem = syntax.problem();
        return problem == null ? null : "line " + syntax.tokens.line() + ": " + problem;
    }

    private @Nullable String problem() {
        for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
            String problem = indentation();
            if (problem == null) {
                problem = statement(kind);
            }
            if (problem != null) {
                return problem;
            }
        }
        return blockOpened ? "a block without a body" : null;
    }

    private @Nullable String indentation() {
        int[] now = {tokens.column(), tokens.columnOfOneSpaceTabs()};
        int[] before = indents.element();
        if (blockOpened) {
            blockOpened = false;
            if (now[0] <= before[0] || now[1] <= before[1]) {
                return "a block without a body";
            }
            indents.push(now);
            return indents.size() > MOST_INDENTS ? "more than " + MOST_INDENTS + " levels of indentation" : null;
        }
        if (now[0] > before[0]) {
            return "more indentation than the block has";
        }
        while (now[0] < indents.element()[0]) {
            indents.pop();
        }
        return now[0] != indents.element()[0] || now[1] != indents.element()[1]
                ? "indentation that fits no block"
                : null;
    }

    /** Reads a statement to the end of its line. */
    private @Nullable String statement(Kind first) {
        boolean header = first == Kind.KEYWORD
                && (BLOCKS.contains(tokens.text()) || tokens.text().equals("async"));
        boolean soft = first == Kind.NAME && SOFT_KEYWORDS.contains(tokens.text());
        int position = 0;
        boolean noComma = first == Kind.KEYWORD && NO_COMMA.contains(tokens.text());
        boolean imports = first == Kind.KEYWORD && tokens.text().equals("from"); // from ...package import name
        boolean colon = false;
        boolean value = false; // whether the last token ends a value
        Kind before = Kind.NEW_LINE;
        String last = "";
        for (Kind kind = first; kind != Kind.NEW_LINE; kind = tokens.next()) {
            String text = tokens.text();
            boolean begins = kind == Kind.NAME || kind == Kind.NUMBER || kind == Kind.STRING || isValue(kind, text);
            boolean pasted = kind == Kind.STRING && before == Kind.STRING;
            if (kind == Kind.ERROR) {
                return text;
            }
            if (kind == Kind.END) {
                break;
            }
            if (value && begins && !pasted && !(soft && position == 1)) {
                return "no operator before " + shortened(text);
            }
            position++;
            String problem = bracket(kind, text);
            if (problem != null) {
                return problem;
            }
            if (noComma && brackets.isEmpty() && text.equals(",")) {
                return "a comma, as Python 2 has there";
            }
            colon |= brackets.isEmpty() && text.equals(":") && kind == Kind.OPERATOR;
            noComma &= !colon;
            value = (begins || kind == Kind.CLOSE) && !(imports && text.equals("..."));
            before = kind;
            last = text;
        }
        return end(header, colon, before, last);
    }

    private @Nullable String end(boolean header, boolean colon, Kind before, String last) {
        if (!brackets.isEmpty()) {
            return "a bracket " + brackets.element() + " that does not end";
        }
        if (header && !colon) {
            return "a block without a colon";
        }
        blockOpened = before == Kind.OPERATOR && last.equals(":");
        boolean open = before == Kind.OPERATOR && !Set.of(":", ",", ";", "*").contains(last);
        return open ? "nothing behind " + last : null;
    }

    private static boolean isValue(Kind kind, String text) {
        return kind == Kind.KEYWORD && VALUES.contains(text);
    }

    private @Nullable String bracket(Kind kind, String text) {
        if (kind == Kind.OPEN) {
            brackets.push(text.charAt(0));
            return brackets.size() > MOST_BRACKETS ? "more than " + MOST_BRACKETS + " brackets" : null;
        }
        if (kind == Kind.CLOSE) {
            boolean fits = !brackets.isEmpty() && "()[]{}".contains(brackets.pop() + text);
            return fits ? null : "a bracket " + text + " that does not begin";
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
