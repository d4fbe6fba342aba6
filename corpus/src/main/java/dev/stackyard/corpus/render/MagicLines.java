package dev.stackyard.corpus.render;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns the lines of a cell that are no code of its language, but commands to the notebook, into comments: magics ({@code
 * %matplotlib inline}), shell commands ({@code !pip install}), questions ({@code ?len}, {@code len??}). A cell magic that names
 * another language makes a comment of the whole cell. A command goes on behind a backslash at the end of its line. So do jupytext's scripts.
 *
 * <p>In Python, lines inside of a string of three quotes stay as they are. Used by one thread for one cell.
 */
final class MagicLines {

    private static final Pattern COMMAND = Pattern.compile("[ \\t]*(%{1,3}[A-Za-z]|[!?]+[ \\t]*[A-Za-z.~$\\\\/{}]).*");
    private static final Pattern ASSIGNED = Pattern.compile("[ \\t]*[A-Za-z_]\\w*[ \\t]*=[ \\t]*(%{1,3}|!)[A-Za-z].*");
    private static final Pattern QUESTION = Pattern.compile("[ \\t]*[A-Za-z_][\\w.]*\\?{1,2}[ \\t]*");
    private static final Pattern CELL_MAGIC = Pattern.compile("[ \\t]*%%([A-Za-z]\\w*)");

    /** Cell magics that leave the language of the cell as it is. */
    private static final Set<String> SAME_LANGUAGE =
            Set.of("time", "timeit", "capture", "prun", "python", "python3", "pypy", "px", "debug", "memit", "mprun");

    /** Longest line that is looked at; longer ones are data. */
    private static final int MOST_CHARACTERS = 10_000;

    private final CommentSyntax comments;
    private final boolean python;
    private boolean otherLanguage;
    private boolean continued;
    private String quotes = "";

    MagicLines(String language) {
        this.comments = CommentSyntax.of(language);
        this.python = language.equals("Python");
    }

    /** The cell's next line, without its end. */
    String next(String line, boolean first) {
        if (first && quotes.isEmpty()) {
            var magic = CELL_MAGIC.matcher(shortened(line));
            otherLanguage =
                    magic.lookingAt() && !SAME_LANGUAGE.contains(magic.group(1).toLowerCase(Locale.ROOT));
        }
        if (otherLanguage) {
            return comments.comment(line);
        }
        if (quotes.isEmpty() && (continued || isCommand(line))) {
            continued = line.endsWith("\\");
            return indented(line);
        }
        if (python) {
            followQuotes(line);
        }
        return line;
    }

    /** A command inside of a block keeps its indentation before the comment's sign. */
    private String indented(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        return line.substring(0, start) + comments.comment(line.substring(start));
    }

    private static boolean isCommand(String line) {
        return line.length() <= MOST_CHARACTERS
                && (COMMAND.matcher(line).matches()
                        || ASSIGNED.matcher(line).matches()
                        || QUESTION.matcher(line).matches());
    }

    private static String shortened(String line) {
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) : line;
    }

    /** Notes whether a string of three quotes is open behind a line. */
    private void followQuotes(String line) {
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '\\') {
                i++;
            } else if (quotes.isEmpty() && each == '#') {
                return;
            } else if (each == '"' || each == '\'') {
                String three = String.valueOf(each).repeat(3);
                if (line.startsWith(three, i) && (quotes.isEmpty() || quotes.equals(three))) {
                    quotes = quotes.isEmpty() ? three : "";
                    i += 2;
                } else if (quotes.isEmpty()) {
                    i = endOfString(line, i);
                }
            }
        }
    }

    private static int endOfString(String line, int start) {
        for (int i = start + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == line.charAt(start)) {
                return i;
            }
        }
        return line.length();
    }
}
