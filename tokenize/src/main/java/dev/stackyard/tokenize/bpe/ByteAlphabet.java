package dev.stackyard.tokenize.bpe;

import java.nio.charset.StandardCharsets;

/**
 * The printable characters that stand for the 256 bytes in the JSON of byte-level tokenizers (OpenAI gpt-2 {@code
 * encoder.py}, {@code bytes_to_unicode}): printable Latin-1 stands for itself, all other bytes, in order, for U+0100 and up.
 */
final class ByteAlphabet {

    private static final int FIRST_SUBSTITUTE = 0x100;
    private static final char[] CHARS = chars();
    private static final short[] BYTES = bytes();

    private ByteAlphabet() {}

    private static char[] chars() {
        char[] chars = new char[256];
        int substitute = FIRST_SUBSTITUTE;
        for (int b = 0; b < 256; b++) {
            chars[b] = (char) (isPrintable(b) ? b : substitute++);
        }
        return chars;
    }

    private static boolean isPrintable(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
    }

    private static short[] bytes() {
        short[] bytes = new short[FIRST_SUBSTITUTE + 256];
        java.util.Arrays.fill(bytes, (short) -1);
        for (int b = 0; b < 256; b++) {
            bytes[CHARS[b]] = (short) b;
        }
        return bytes;
    }

    /** The character that stands for a byte, 0 to 255. */
    static char toChar(int b) {
        return CHARS[b];
    }

    /** The byte that a character stands for, or -1. */
    static int toByte(char c) {
        return c < BYTES.length ? BYTES[c] : -1;
    }

    /** How bytes are spelled in JSON. */
    static String spell(byte[] token) {
        StringBuilder spelled = new StringBuilder(token.length);
        for (byte b : token) {
            spelled.append(CHARS[b & 0xFF]);
        }
        return spelled.toString();
    }

    /** Whether every character stands for a byte. */
    static boolean covers(String spelled) {
        return spelled.chars().allMatch(c -> toByte((char) c) >= 0);
    }

    /**
     * The bytes of a spelled token. One with a character outside the alphabet, which only added tokens have, is taken as
     * UTF-8.
     */
    static byte[] bytesOf(String spelled) {
        if (!covers(spelled)) {
            return spelled.getBytes(StandardCharsets.UTF_8);
        }
        byte[] token = new byte[spelled.length()];
        for (int i = 0; i < token.length; i++) {
            token[i] = (byte) toByte(spelled.charAt(i));
        }
        return token;
    }
}
