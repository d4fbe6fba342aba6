package dev.stackyard.swhid;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding of qualifier values. Between text and bytes lies UTF-8; a byte that is no part of valid UTF-8 is kept
 * as a lone surrogate, U+DC80 to U+DCFF, so that any file name survives a round trip (Python's {@code surrogateescape},
 * PEP 383).
 */
final class PercentCoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int ESCAPED_BYTE = 0xDC00;

    private PercentCoding() {}

    /** Escapes all but unreserved characters and {@code /}, as swh-model's {@code QualifiedSWHID} prints paths. */
    static String encodePath(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : bytes(path)) {
            if (isUnreserved(b) || b == '/') {
                out.append((char) b);
            } else {
                escape(out, b);
            }
        }
        return out.toString();
    }

    /**
     * Escapes what an origin must not hold: {@code %} and {@code ;} (ISO/IEC 18670 section 4), and, because identifiers
     * are told from the text around them by white space, that and control characters.
     */
    static String encodeOrigin(String origin) {
        StringBuilder out = new StringBuilder(origin.length());
        for (int i = 0; i < origin.length(); i = origin.offsetByCodePoints(i, 1)) {
            int point = origin.codePointAt(i);
            if (point == '%' || point == ';' || isBlank(point) || isEscapedByte(point)) {
                for (byte b : bytes(Character.toString(point))) {
                    escape(out, b);
                }
            } else {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    private static boolean isEscapedByte(int point) {
        return point >= ESCAPED_BYTE + 0x80 && point <= ESCAPED_BYTE + 0xFF;
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }

    private static void escape(StringBuilder out, byte b) {
        HEX.toHexDigits(out.append('%'), b);
    }

    /** Undoes the escapes that {@code text} has from {@code start} to {@code end}. */
    static String decode(String text, int start, int end) {
        int percent = text.indexOf('%', start);
        if (percent < 0 || percent >= end) {
            return text.substring(start, end);
        }
        ByteBuffer bytes = ByteBuffer.allocate(3 * (end - start));
        int i = start;
        while (i < end) {
            if (text.charAt(i) == '%') {
                bytes.put(unescape(text, i, end));
                i += 3;
            } else {
                int next = text.indexOf('%', i);
                int stop = next < 0 || next > end ? end : next;
                bytes.put(bytes(text.substring(i, stop)));
                i = stop;
            }
        }
        return text(bytes.flip());
    }

    private static byte unescape(String text, int percent, int end) {
        if (percent + 2 >= end
                || !HexFormat.isHexDigit(text.charAt(percent + 1))
                || !HexFormat.isHexDigit(text.charAt(percent + 2))) {
            throw new SwhidFormatException(text, percent, "'%' is not followed by two hex digits");
        }
        return (byte) HexFormat.fromHexDigits(text, percent + 1, percent + 3);
    }

    private static byte[] bytes(String text) {
        ByteBuffer out = ByteBuffer.allocate(3 * text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int point = text.codePointAt(i);
            if (isEscapedByte(point)) {
                out.put((byte) point);
            } else {
                out.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPED_BYTE + (bytes.get() & 0xFF)));
            }
            result = decoder.reset().decode(bytes, out, true);
        }
        return out.flip().toString();
    }
}
