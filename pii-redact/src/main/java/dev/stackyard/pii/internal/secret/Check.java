package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;

/** What a rule asks of a secret beyond its pattern. */
enum Check {
    /** Nothing. */
    NONE {
        @Override
        Outcome of(byte[] bytes, int from, int to) {
            return Outcome.POSSIBLE;
        }
    },

    /**
     * The last six of 36 characters are the CRC-32 of the 30 before them, in base 62 with digits, capitals and small
     * letters in this order: tokens of GitHub and npm. A right sum proves the token. A wrong one does not refuse it, as
     * the sum is documented for neither all kinds nor all times.
     */
    CRC32_BASE62 {
        @Override
        Outcome of(byte[] bytes, int from, int to) {
            int body = to - SUM_LENGTH - BODY_LENGTH;
            if (body < from) {
                return Outcome.POSSIBLE;
            }
            CRC32 sum = new CRC32();
            sum.update(bytes, body, BODY_LENGTH);
            long value = sum.getValue();
            for (int i = to - 1; i >= to - SUM_LENGTH; i--) {
                if (bytes[i] != BASE62.charAt((int) (value % BASE62.length()))) {
                    return Outcome.POSSIBLE;
                }
                value /= BASE62.length();
            }
            return Outcome.CERTAIN;
        }
    },

    /** The part before the first dot is a JSON object in base64url: JSON Web Tokens (RFC 7519). */
    JWT {
        @Override
        Outcome of(byte[] bytes, int from, int to) {
            int dot = Ascii.indexOf((byte) '.', bytes, from, to);
            String header = decode(new String(bytes, from, dot - from, StandardCharsets.ISO_8859_1));
            boolean object = header.startsWith("{") && header.stripTrailing().endsWith("}");
            return object && header.contains("\":") ? Outcome.CERTAIN : Outcome.IMPOSSIBLE;
        }
    },

    /** A user name, a colon and a password in base64: HTTP basic authentication (RFC 7617). */
    BASIC {
        @Override
        Outcome of(byte[] bytes, int from, int to) {
            String pair = decode(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            boolean readable = pair.length() >= 3 && pair.chars().allMatch(c -> c >= ' ' && c != 0x7F);
            return readable && pair.indexOf(':') > 0 ? Outcome.CERTAIN : Outcome.IMPOSSIBLE;
        }
    },

    /** The part before the first dot is a decimal number in base64: the user's id in a Discord token. */
    NUMBER_FIRST {
        @Override
        Outcome of(byte[] bytes, int from, int to) {
            int dot = Ascii.indexOf((byte) '.', bytes, from, to);
            String id = decode(new String(bytes, from, dot - from, StandardCharsets.ISO_8859_1));
            boolean number = !id.isEmpty() && id.chars().allMatch(Ascii::isDigit);
            return number ? Outcome.CERTAIN : Outcome.IMPOSSIBLE;
        }
    };

    /** What a check knows of a secret. */
    enum Outcome {
        /** It is none. */
        IMPOSSIBLE,
        /** It may be one: entropy and placeholder tests decide. */
        POSSIBLE,
        /** It is one, however it looks. */
        CERTAIN
    }

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BODY_LENGTH = 30;
    private static final int SUM_LENGTH = 6;

    abstract Outcome of(byte[] bytes, int from, int to);

    /** The check of this name in rule files: lower case with hyphens. */
    static Check ofName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Decodes base64 or base64url, with or without padding; the empty string if it is neither. */
    private static String decode(String encoded) {
        String standard = encoded.replace('-', '+').replace('_', '/').replace("=", "");
        try {
            return new String(Base64.getDecoder().decode(standard), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
