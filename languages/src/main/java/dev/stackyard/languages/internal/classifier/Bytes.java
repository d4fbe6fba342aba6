package dev.stackyard.languages.internal.classifier;

/** Kinds of bytes that the tokenizer tells apart, in ASCII. */
final class Bytes {

    private static final int ALPHA = 1;
    private static final int DIGIT = 2;
    private static final int UNDERSCORE = 4;
    private static final int HEX = 8;

    private static final byte[] KINDS = new byte[256];

    static {
        for (int c = 0; c < 128; c++) {
            boolean alpha = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            boolean hex = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            KINDS[c] =
                    (byte) ((alpha ? ALPHA : 0) | (digit ? DIGIT : 0) | (c == '_' ? UNDERSCORE : 0) | (hex ? HEX : 0));
        }
    }

    private Bytes() {}

    static boolean isWord(byte b) {
        return (KINDS[b & 0xFF] & (ALPHA | DIGIT | UNDERSCORE)) != 0;
    }

    static boolean isAlphaOrUnderscore(byte b) {
        return (KINDS[b & 0xFF] & (ALPHA | UNDERSCORE)) != 0;
    }

    static boolean isDigit(byte b) {
        return (KINDS[b & 0xFF] & DIGIT) != 0;
    }

    static boolean isHex(byte b) {
        return (KINDS[b & 0xFF] & HEX) != 0;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
