package dev.stackyard.cli.terminal;

import java.util.Locale;

/**
 * Makes text from outside safe to print. Names of files and repositories are chosen by strangers: a control character
 * in one could end a line early or command the reader's terminal, and a bidirectional override could show one name as
 * another.
 */
public final class Printable {

    private Printable() {}

    /** The text on one line: control, format and line-separating characters as {@code \}{@code u001b}. */
    public static String of(String text) {
        int unsafe = firstUnsafe(text);
        if (unsafe < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, unsafe);
        text.codePoints().skip(text.codePointCount(0, unsafe)).forEach(c -> append(safe, c));
        return safe.toString();
    }

    /** The text on one line, cut to a number of UTF-16 units, with an ellipsis where it was cut. */
    public static String cut(String text, int maxLength) {
        String safe = of(text);
        if (safe.length() <= maxLength) {
            return safe;
        }
        int end = Character.isHighSurrogate(safe.charAt(maxLength - 2)) ? maxLength - 2 : maxLength - 1;
        return safe.substring(0, end) + "…";
    }

    private static int firstUnsafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7f && (Character.isSurrogate(c) || isUnsafe(c)))) {
                return i;
            }
        }
        return -1;
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (isUnsafe(codePoint)) {
            safe.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
        } else {
            safe.appendCodePoint(codePoint);
        }
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
