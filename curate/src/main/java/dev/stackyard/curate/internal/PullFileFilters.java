package dev.stackyard.curate.internal;

import java.util.regex.Pattern;

/** What the filters for a pull request's files measure (bigcode-project/the-stack-v2 {@code process_commit_pairs.py}). */
public final class PullFileFilters {

    /** Common English words between white space; what is prose has one. */
    private static final Pattern ENGLISH = Pattern.compile("\\s(?:the|be|to|of|and|that|have|with)\\s");

    private PullFileFilters() {}

    /**
     * What is measured of a text.
     *
     * @param length in characters (Unicode code points)
     * @param alphanumFraction share of letters and digits; 0 for an empty text
     * @param hexFraction how much of it are escapes such as {@code \x41}, as the release counts: two characters for each
     * @param lines a line feed at the end begins no line
     * @param averageLine mean length of the lines
     * @param longestLine length of the longest line
     */
    public record Signals(
            long length,
            double alphanumFraction,
            double hexFraction,
            long lines,
            double averageLine,
            long longestLine) {}

    /** Measures a text. */
    public static Signals measure(String text) {
        long length = 0;
        long alphanum = 0;
        long hex = 0;
        long lines = 0;
        long inLines = 0;
        long line = 0;
        long longest = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            length++;
            alphanum += Character.isLetterOrDigit(point) ? 1 : 0;
            hex += point == '\\' && i < text.length() && text.charAt(i) == 'x' ? 1 : 0;
            if (point == '\n') {
                lines++;
                longest = Math.max(longest, line);
                line = 0;
            } else {
                line++;
                inLines++;
            }
        }
        if (line > 0) {
            lines++;
            longest = Math.max(longest, line);
        }
        return new Signals(
                length,
                length == 0 ? 0 : (double) alphanum / length,
                length == 0 ? 0 : 2.0 * hex / length,
                lines,
                lines == 0 ? 0 : (double) inLines / lines,
                longest);
    }

    /** Whether a text has a common English word. */
    public static boolean hasEnglish(String text) {
        return ENGLISH.matcher(text).find();
    }
}
