package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;

/**
 * What a value is made of.
 *
 * @param length in bytes
 * @param symbols bytes that are neither letters nor digits, those above 0x7F included
 * @param spaces white space among them
 * @param hex whether all bytes are hexadecimal digits
 */
record ValueShape(int length, int lower, int upper, int digits, int symbols, int spaces, boolean hex) {

    private static final int LONGEST_NOISE_WORD = 6;
    private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

    static ValueShape of(byte[] bytes, int from, int to) {
        int lower = 0;
        int upper = 0;
        int digits = 0;
        int spaces = 0;
        boolean hex = to > from;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            lower += Ascii.isLower(c) ? 1 : 0;
            upper += Ascii.isUpper(c) ? 1 : 0;
            digits += Ascii.isDigit(c) ? 1 : 0;
            spaces += Ascii.isSpace(c) ? 1 : 0;
            hex &= Ascii.isHex(c);
        }
        int symbols = to - from - lower - upper - digits;
        return new ValueShape(to - from, lower, upper, digits, symbols, spaces, hex);
    }

    int letters() {
        return lower + upper;
    }

    /** How many of small letters, capitals, digits and symbols occur. */
    int classes() {
        return (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (digits > 0 ? 1 : 0) + (symbols > 0 ? 1 : 0);
    }

    /**
     * Whether a range is what generators of secrets give that use every printable character, such as Django's and
     * WordPress's: long, of all classes, and without anything like a word in it.
     */
    boolean isNoise(byte[] bytes, int from, int to) {
        if (length < 24 || lower < 3 || upper < 3 || digits < 2 || symbols < 5) {
            return false;
        }
        int word = 0;
        for (int i = from; i < to; i++) {
            word = Ascii.isLetter(bytes[i]) ? word + 1 : 0;
            if (word > LONGEST_NOISE_WORD) {
                return false;
            }
        }
        return true;
    }

    /** Hexadecimal with both digits and letters, at least 16 of them. */
    boolean isHexKey() {
        return hex && length >= 16 && digits > 0 && letters() > 0;
    }

    /** Hexadecimal and as long as the digest of MD5, SHA-1 or SHA-2, as BigCode's filter for hashes asks. */
    boolean isDigestLength() {
        return hex && (length == 32 || length == 40 || length == 56 || length == 64 || length == 96 || length == 128);
    }

    /** Whether a range is a UUID in its textual form, RFC 9562 section 4. */
    static boolean isUuid(byte[] bytes, int from, int to) {
        int at = from;
        for (int group = 0; group < UUID_GROUPS.length; group++) {
            if (group > 0 && (at >= to || bytes[at++] != '-')) {
                return false;
            }
            for (int i = 0; i < UUID_GROUPS[group]; i++) {
                if (at >= to || !Ascii.isHex(bytes[at++])) {
                    return false;
                }
            }
        }
        return at == to;
    }
}
