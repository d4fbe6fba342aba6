package dev.stackyard.languages.internal.pattern;

import java.util.regex.Pattern;

/** Turns Ruby's patterns into Java's, as far as Linguist's go: the oracle for our engine. */
public final class JavaPatterns {

    private JavaPatterns() {}

    /** The same pattern for ASCII text. */
    public static Pattern of(String ruby) {
        StringBuilder java = new StringBuilder();
        String source = ruby.replace("(?im)", "(?is)").replace("(?-m)", "").replace("(?m:", "(?s:");
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                java.append(escape(source.charAt(++i)));
            } else if (c == '[' && inClass && !source.startsWith("[^\\r", i)) {
                java.append("\\[");
            } else if (c == '{' && !inClass && !source.substring(i).matches("(?s)\\{\\d*,?\\d*}.*")) {
                java.append("\\{");
            } else {
                inClass = c == '[' || (inClass && c != ']');
                java.append(c);
            }
        }
        return Pattern.compile(java.toString(), Pattern.MULTILINE | Pattern.UNIX_LINES);
    }

    private static String escape(char c) {
        if (c == 'v') {
            return "\\x0B";
        }
        return Character.isLetterOrDigit(c) ? "\\" + c : Pattern.quote(String.valueOf(c));
    }
}
