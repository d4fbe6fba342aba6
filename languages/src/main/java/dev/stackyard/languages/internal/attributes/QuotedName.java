package dev.stackyard.languages.internal.attributes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads a name in double quotes with C's escapes, as git writes names with blanks or bytes outside ASCII. */
final class QuotedName {

    private static final String ESCAPES = "abfnrtv\"\\";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000B\"\\";
    private static final int OCTAL_DIGITS = 3;
    private static final int MALFORMED = -1;

    private QuotedName() {}

    /** Appends the name to {@code out} and returns where it ends; -1 if there is no well-formed one. */
    static int read(String line, int from, StringBuilder out) {
        if (from >= line.length() || line.charAt(from) != '"') {
            return MALFORMED;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = from + 1;
        while (i < line.length() && line.charAt(i) != '"') {
            i = line.charAt(i) == '\\' ? readEscape(line, i + 1, bytes) : readPlain(line, i, bytes);
            if (i == MALFORMED) {
                return MALFORMED;
            }
        }
        if (i >= line.length()) {
            return MALFORMED;
        }
        out.append(bytes.toString(StandardCharsets.UTF_8));
        return i + 1;
    }

    private static int readPlain(String line, int at, ByteArrayOutputStream bytes) {
        int codePoint = line.codePointAt(at);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        return at + Character.charCount(codePoint);
    }

    private static int readEscape(String line, int at, ByteArrayOutputStream bytes) {
        int known = at < line.length() ? ESCAPES.indexOf(line.charAt(at)) : MALFORMED;
        if (known >= 0) {
            bytes.write(ESCAPED.charAt(known));
            return at + 1;
        }
        int value = 0;
        for (int i = at; i < at + OCTAL_DIGITS; i++) {
            char c = i < line.length() ? line.charAt(i) : 'x';
            if (c < '0' || c > '7') {
                return MALFORMED;
            }
            value = 8 * value + (c - '0');
        }
        bytes.write(value);
        return at + OCTAL_DIGITS;
    }
}
