package dev.stackyard.licenses.internal.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the sections of a README that are about its licence: from a heading that says so to the next heading. Knows
 * Markdown, reStructuredText, AsciiDoc, HTML and plain text. Linear.
 */
public final class LicenseSections {

    private static final int MAX_SECTIONS = 8;
    private static final int LONGEST_HEADING = 80;
    private static final int LONGEST_SECTION = 8 << 10;
    private static final int MOST_WORDS = 6;

    private LicenseSections() {}

    /** The sections in {@code text[from, to)} as {first, end} pairs, heading included, in order. */
    public static List<int[]> find(byte[] text, int from, int to) {
        List<int[]> sections = new ArrayList<>();
        int open = -1;
        int line = from;
        while (line < to && sections.size() < MAX_SECTIONS) {
            int next = lineEnd(text, line, to);
            if (isHeading(text, line, next, to)) {
                close(sections, open, line);
                open = isAboutLicense(text, line, next) ? line : -1;
            }
            line = next;
        }
        close(sections, open, to);
        return sections;
    }

    private static void close(List<int[]> sections, int open, int end) {
        if (open >= 0) {
            sections.add(new int[] {open, Math.min(end, open + LONGEST_SECTION)});
        }
    }

    /** A short line that is marked as a heading, or underlined, or ends with a colon, or is all capitals. */
    private static boolean isHeading(byte[] text, int line, int next, int to) {
        if (next - line > LONGEST_HEADING) {
            return false;
        }
        String heading = string(text, line, next).strip();
        if (heading.isEmpty()) {
            return false;
        }
        String lower = heading.toLowerCase(Locale.ROOT);
        return heading.startsWith("#")
                || heading.startsWith("= ")
                || heading.startsWith("==")
                || lower.startsWith("<h")
                || (heading.startsWith("**") && heading.endsWith("**"))
                || (heading.endsWith(":") && !Character.isWhitespace(text[line]))
                || isUnderline(string(text, next, lineEnd(text, next, to)).strip(), heading.length())
                || isCapitals(heading);
    }

    private static boolean isUnderline(String line, int length) {
        if (line.length() < 3 || line.length() * 2 < length || "=-~^\"*+".indexOf(line.charAt(0)) < 0) {
            return false;
        }
        return line.chars().allMatch(c -> c == line.charAt(0));
    }

    private static boolean isCapitals(String line) {
        return line.length() >= 4
                && line.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == ' ' || c == '&' || c == '/');
    }

    private static boolean isAboutLicense(byte[] text, int line, int next) {
        String heading = string(text, line, next).toLowerCase(Locale.ROOT);
        boolean says = heading.contains("licen") || heading.contains("copying") || heading.contains("copyright");
        return says && heading.strip().split("[^\\p{L}\\p{N}]+").length <= MOST_WORDS + 1;
    }

    private static int lineEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private static String string(byte[] text, int from, int to) {
        return new String(text, from, Math.min(to, from + 2 * LONGEST_HEADING) - from, StandardCharsets.UTF_8);
    }
}
