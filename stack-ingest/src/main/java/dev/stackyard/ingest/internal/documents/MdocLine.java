package dev.stackyard.ingest.internal.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inline macros of mdoc(7): words of a line that say what the words behind them are. */
final class MdocLine {

    /** Macros that only set a font, or mark what something is. */
    private static final Set<String> PLAIN = Set.of(
            "Nm", "Ar", "Cm", "Ic", "Pa", "Ev", "Li", "Va", "Vt", "Fa", "Ft", "Fn", "Sy", "Em", "Xr", "Sx", "Dv", "Er",
            "Tn", "Ad", "An", "Cd", "Lk", "Mt", "No", "Nx", "Ox", "Fx", "Bx", "At", "Ux", "Rv", "St", "Ms", "Fd", "In",
            "Bq", "Ns", "Ap", "Pf");

    /** Macros that put something around the rest of the line. */
    private static final Map<String, String> AROUND = Map.of(
            "Op",
            "[]",
            "Bq",
            "[]",
            "Brq",
            "{}",
            "Pq",
            "()",
            "Sq",
            "\u2018\u2019",
            "Dq",
            "\u201c\u201d",
            "Ql",
            "\u2018\u2019",
            "Aq",
            "<>",
            "Qq",
            "\"\"",
            "Oo",
            "[ ");

    private static final String PUNCTUATION = ".,;:?!)]";

    private MdocLine() {}

    static boolean knows(String macro) {
        return PLAIN.contains(macro) || AROUND.containsKey(macro) || macro.equals("Fl") || macro.equals("Oc");
    }

    /** The text of a line of macros and words. */
    static String text(List<String> words) {
        StringBuilder out = new StringBuilder();
        Deque<String> closing = new ArrayDeque<>();
        boolean flag = false;
        boolean glue = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("Fl")) {
                flag = true;
                boolean bare = i + 1 == words.size() || knows(words.get(i + 1));
                if (bare) {
                    append(out, "-", glue);
                    flag = false;
                }
            } else if (word.equals("Ns") || word.equals("Ap")) {
                out.append(word.equals("Ap") ? "'" : "");
                glue = true;
            } else if (word.equals("Oc")) {
                out.append(']');
            } else if (AROUND.containsKey(word)) {
                String pair = AROUND.getOrDefault(word, "");
                append(out, pair.substring(0, 1), glue);
                glue = true;
                if (pair.charAt(1) != ' ') {
                    closing.push(pair.substring(1));
                }
            } else if (!PLAIN.contains(word)) {
                boolean mark = word.length() == 1 && PUNCTUATION.contains(word);
                if (mark && i + 1 == words.size()) {
                    closing.forEach(out::append);
                    closing.clear();
                }
                append(out, (flag && !mark ? "-" : "") + word, glue || mark);
                flag = false;
                glue = word.equals("(") || word.equals("[");
            } else {
                flag = false;
            }
        }
        closing.forEach(out::append);
        return out.toString();
    }

    private static void append(StringBuilder out, String word, boolean glue) {
        boolean space = !glue && out.length() > 0;
        out.append(space ? " " : "").append(word);
    }
}
