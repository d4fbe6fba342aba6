package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import java.util.Set;

/** Commands that give a name a value with nothing but a blank in between. */
final class CommandLines {

    /** Words right before the name: C's macros, shells, Docker, Tcl, SQL. */
    private static final Set<String> DEFINERS = Set.of(
            "#define",
            "define",
            "set",
            "setx",
            "setenv",
            "export",
            "env",
            "arg",
            "with",
            "by",
            "user",
            "role",
            "identity",
            "add-secret",
            "requirepass");

    /** Words that open the line of a {@code .netrc} file, or stand before the login in it. */
    private static final Set<String> NETRC = Set.of("machine", "login", "default");

    private static final int WINDOW = 160;

    private CommandLines() {}

    /** Whether the word at an index is the name in such a command. */
    static boolean definesName(Text text, int nameStart) {
        int lineStart = text.lineStart(nameStart, WINDOW);
        int end = nameStart;
        while (end > lineStart && Ascii.isSpace(text.at(end - 1))) {
            end--;
        }
        if (end == lineStart) {
            return followsNetrc(text, lineStart);
        }
        int start = end;
        while (start > lineStart && !Ascii.isSpace(text.at(start - 1))) {
            start--;
        }
        String word = Ascii.lowerCase(text.bytes(), start, end);
        return DEFINERS.contains(word) || NETRC.contains(firstWord(text, lineStart, end));
    }

    private static boolean followsNetrc(Text text, int lineStart) {
        if (lineStart == text.start()) {
            return false;
        }
        int previous = text.lineStart(lineStart - 1, WINDOW);
        return NETRC.contains(firstWord(text, previous, lineStart));
    }

    private static String firstWord(Text text, int from, int to) {
        int start = from;
        while (start < to && Ascii.isSpace(text.at(start))) {
            start++;
        }
        int end = start;
        while (end < to && Ascii.isLetter(text.at(end))) {
            end++;
        }
        return Ascii.lowerCase(text.bytes(), start, end);
    }
}
