package dev.stackyard.ingest.internal.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The escapes of roff (groff_char(7)) as far as manual pages use them; others vanish. */
final class RoffText {

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("aq", "'"),
            Map.entry("cq", "\u2019"),
            Map.entry("oq", "\u2018"),
            Map.entry("dq", "\""),
            Map.entry("lq", "\u201c"),
            Map.entry("rq", "\u201d"),
            Map.entry("bu", "\u2022"),
            Map.entry("em", "\u2014"),
            Map.entry("en", "\u2013"),
            Map.entry("hy", "-"),
            Map.entry("mi", "-"),
            Map.entry("ga", "`"),
            Map.entry("ha", "^"),
            Map.entry("ti", "~"),
            Map.entry("rs", "\\"),
            Map.entry("at", "@"),
            Map.entry("sh", "#"),
            Map.entry("Do", "$"),
            Map.entry("ba", "|"),
            Map.entry("lB", "["),
            Map.entry("rB", "]"),
            Map.entry("lC", "{"),
            Map.entry("rC", "}"),
            Map.entry("co", "\u00a9"),
            Map.entry("rg", "\u00ae"),
            Map.entry("tm", "\u2122"),
            Map.entry("->", "\u2192"),
            Map.entry("<-", "\u2190"),
            Map.entry("<=", "\u2264"),
            Map.entry(">=", "\u2265"),
            Map.entry("!=", "\u2260"),
            Map.entry("mu", "\u00d7"),
            Map.entry("de", "\u00b0"),
            Map.entry("+-", "\u00b1"));

    /** Strings that the macro packages define. */
    private static final Map<String, String> STRINGS = Map.of(
            "lq", "\u201c", "rq", "\u201d", "R", "\u00ae", "Tm", "\u2122", "Lq", "\u201c", "Rq", "\u201d", "Gt", ">",
            "Lt", "<");

    private final String roff;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private RoffText(String roff) {
        this.roff = roff;
    }

    /** A line without its escapes. */
    static String plain(String roff) {
        if (roff.indexOf('\\') < 0) {
            return roff;
        }
        RoffText text = new RoffText(roff);
        while (text.at < roff.length()) {
            char each = roff.charAt(text.at++);
            if (each == '\\') {
                text.escape();
            } else {
                text.out.append(each);
            }
        }
        return text.out.toString();
    }

    private void escape() {
        if (at >= roff.length()) {
            return;
        }
        char kind = roff.charAt(at++);
        switch (kind) {
            case '-' -> out.append('-');
            case 'e', '\\' -> out.append('\\');
            case ' ', '~', '0' -> out.append(' ');
            case '\'' -> out.append('\'');
            case '`' -> out.append('`');
            case '.' -> out.append('.');
            case '&', '|', '^', '/', ',', ':', '%', 'c', '{', '}', ')' -> {} // spacing
            case '"' -> at = roff.length();
            case '(' -> append(CHARACTERS, take(2));
            case '[' -> append(CHARACTERS, bracketed());
            case '*' -> append(STRINGS, name());
            case 'f', 'F', 'n', 'm', 'M', 'g', 'k', 'Y', 'V' -> name();
            case 's' -> size();
            case 'h', 'v', 'w', 'o', 'b', 'D', 'l', 'L', 'N', 'X', 'Z', 'A', 'H', 'R', 'S', 'x' -> quoted();
            default -> out.append(kind);
        }
    }

    private String take(int length) {
        int end = Math.min(roff.length(), at + length);
        String taken = roff.substring(at, end);
        at = end;
        return taken;
    }

    private String bracketed() {
        int end = roff.indexOf(']', at);
        String name = roff.substring(at, end < 0 ? roff.length() : end);
        at = end < 0 ? roff.length() : end + 1;
        return name;
    }

    /** One character, two behind a parenthesis, any number in brackets. */
    private String name() {
        String first = take(1);
        return first.equals("(") ? take(2) : first.equals("[") ? bracketed() : first;
    }

    private void size() {
        if (at < roff.length() && (roff.charAt(at) == '+' || roff.charAt(at) == '-')) {
            at++;
        }
        while (at < roff.length() && Character.isDigit(roff.charAt(at))) {
            at++;
        }
    }

    private void quoted() {
        String delimiter = take(1);
        int end = delimiter.isEmpty() ? -1 : roff.indexOf(delimiter, at);
        at = end < 0 ? roff.length() : end + 1;
    }

    private void append(Map<String, String> table, String name) {
        if (name.matches("u[0-9A-F]{4,6}")) {
            int point = Integer.parseInt(name.substring(1), 16);
            out.append(Character.isValidCodePoint(point) && !isSurrogate(point) ? Character.toString(point) : "");
        } else {
            out.append(table.getOrDefault(name, ""));
        }
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** The arguments of a request: words, or what stands between quotation marks, of which two are one. */
    static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            if (Character.isWhitespace(line.charAt(i))) {
                i++;
                continue;
            }
            StringBuilder argument = new StringBuilder();
            boolean quoted = line.charAt(i) == '"';
            i += quoted ? 1 : 0;
            while (i < line.length() && (quoted || !Character.isWhitespace(line.charAt(i)))) {
                char each = line.charAt(i++);
                if (quoted && each == '"') {
                    if (i < line.length() && line.charAt(i) == '"') {
                        i++;
                    } else {
                        break;
                    }
                }
                argument.append(each);
                if (each == '\\' && i < line.length()) {
                    argument.append(line.charAt(i++)); // an escaped space is part of the word
                }
            }
            arguments.add(plain(argument.toString()));
        }
        return arguments;
    }
}
