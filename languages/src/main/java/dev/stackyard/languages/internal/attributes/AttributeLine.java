package dev.stackyard.languages.internal.attributes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a {@code .gitattributes} file, read as git's {@code attr.c} does.
 *
 * @param macro whether it defines a macro: {@code pattern} is then the macro's name
 */
record AttributeLine(boolean macro, String pattern, List<Attribute> attributes) {

    /** Longer lines are ignored, as by git. */
    private static final int MAX_LENGTH = 2048;

    private static final String MACRO = "[attr]";
    private static final String BLANKS = " \t\r\n";

    /** Parses a line; null for a comment, an empty line, and one that git ignores. */
    static @Nullable AttributeLine parse(String line) {
        int start = skipBlanks(line, 0);
        if (start == line.length() || line.charAt(start) == '#' || line.length() - start >= MAX_LENGTH) {
            return null;
        }
        boolean macro = line.startsWith(MACRO, start);
        start = macro ? skipBlanks(line, start + MACRO.length()) : start;
        StringBuilder pattern = new StringBuilder();
        int end = macro ? -1 : QuotedName.read(line, start, pattern);
        if (end < 0) {
            end = endOfWord(line, start);
            pattern.append(line, start, end);
        }
        List<Attribute> attributes = attributes(line, end);
        boolean negative = !macro && pattern.indexOf("!") == 0;
        return attributes == null || negative || pattern.isEmpty()
                ? null
                : new AttributeLine(macro, pattern.toString(), attributes);
    }

    /** All words of the rest; null if one of them is no attribute, which spoils the line. */
    private static @Nullable List<Attribute> attributes(String line, int from) {
        List<Attribute> attributes = new ArrayList<>();
        int start = skipBlanks(line, from);
        while (start < line.length()) {
            int end = endOfWord(line, start);
            Attribute attribute = Attribute.parse(line.substring(start, end));
            if (attribute == null) {
                return null;
            }
            attributes.add(attribute);
            start = skipBlanks(line, end);
        }
        return attributes;
    }

    private static int skipBlanks(String line, int from) {
        int i = from;
        while (i < line.length() && BLANKS.indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static int endOfWord(String line, int from) {
        int i = from;
        while (i < line.length() && BLANKS.indexOf(line.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
