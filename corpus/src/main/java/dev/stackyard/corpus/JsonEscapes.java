package dev.stackyard.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The inside of JSON strings (RFC 8259 section 7) as bytes: decoded, found again, and encoded. */
public final class JsonEscapes {

    private static final int UNICODE_DIGITS = 4;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int CONTROLS = 0x20;

    private JsonEscapes() {}

    /**
     * Decodes a well-formed string's inside to UTF-8. A lone surrogate becomes U+FFFD.
     *
     * @param from first byte after the quotation mark
     * @param to the closing quotation mark
     * @param target takes at most {@code to - from} bytes from {@code at} on
     * @return where the decoded bytes end in the target
     */
    public static int decode(byte[] json, int from, int to, byte[] target, int at) {
        int in = from;
        int out = at;
        while (in < to) {
            if (json[in] != '\\') {
                target[out++] = json[in++];
            } else {
                int length = unitLength(json, in, to);
                out = put(codePoint(json, in, length), target, out);
                in += length;
            }
        }
        return out;
    }

    /** Bytes of the character, or the escape sequence or pair of them, that begins here. */
    public static int unitLength(byte[] json, int at, int to) {
        if (json[at] != '\\') {
            return 1;
        }
        if (json[at + 1] != 'u') {
            return 2;
        }
        int one = 2 + UNICODE_DIGITS;
        boolean pair = Character.isHighSurrogate((char) hex(json, at + 2))
                && at + 2 * one <= to
                && json[at + one] == '\\'
                && json[at + one + 1] == 'u'
                && Character.isLowSurrogate((char) hex(json, at + one + 2));
        return pair ? 2 * one : one;
    }

    private static int codePoint(byte[] json, int at, int length) {
        if (length == 2) {
            return switch (json[at + 1]) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> json[at + 1];
            };
        }
        char first = (char) hex(json, at + 2);
        if (length > 2 + UNICODE_DIGITS) {
            return Character.toCodePoint(first, (char) hex(json, at + length - UNICODE_DIGITS));
        }
        return Character.isSurrogate(first) ? REPLACEMENT : first;
    }

    private static int hex(byte[] json, int at) {
        int value = 0;
        for (int i = at; i < at + UNICODE_DIGITS; i++) {
            value = value << 4 | Character.digit(json[i], 16);
        }
        return value;
    }

    /** How many bytes an escape decodes to. */
    static int decodedLength(byte[] json, int at, int length) {
        if (length == 1) {
            return 1;
        }
        int codePoint = codePoint(json, at, length);
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static int put(int codePoint, byte[] target, int at) {
        if (codePoint < 0x80) {
            target[at] = (byte) codePoint;
            return at + 1;
        }
        byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, target, at, utf8.length);
        return at + utf8.length;
    }

    /** A text as the inside of a JSON string: quotation marks, backslashes and control characters escaped, all else as it is. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> append(each, out);
            }
        }
        return out.toString();
    }

    private static void append(char each, StringBuilder out) {
        if (each < CONTROLS) {
            out.append("\\u00").append(each < 0x10 ? "0" : "1").append("0123456789abcdef".charAt(each & 0xF));
        } else {
            out.append(each);
        }
    }

    /** Writes {@link #encode} of a text as UTF-8; a lone surrogate becomes U+FFFD. */
    public static void write(String text, ByteArrayOutputStream out) {
        String encoded = encode(text);
        if (hasLoneSurrogate(encoded)) {
            encoded = encoded.codePoints()
                    .map(point ->
                            point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        out.writeBytes(encoded.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    i++;
                } else {
                    return true;
                }
            }
        }
        return false;
    }
}
