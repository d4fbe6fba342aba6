package dev.stackyard.licenses.internal.words;

/** What a byte is to {@link WordScanner}. */
final class ByteClasses {

    static final byte SPACE = 0;
    /** A letter or digit of ASCII. */
    static final byte WORD = 1;

    static final byte NEWLINE = 2;
    /** A visible byte that separates words. */
    static final byte MARK = 3;
    /** May begin a tag. */
    static final byte TAG = 4;
    /** May begin a character entity. */
    static final byte ENTITY = 5;

    static final byte ESCAPE = 6;
    /** Belongs to a character beyond ASCII. */
    static final byte HIGH = 7;

    static final byte PERCENT = 8;

    /** Class by unsigned byte. */
    static final byte[] CLASSES = classes();

    /** Bytes with ASCII capitals folded, by unsigned byte. */
    static final byte[] LOWER = lower();

    private ByteClasses() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isWordByte(byte b) {
        return CLASSES[b & 0xFF] == WORD;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int b = 0; b < 256; b++) {
            boolean word = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            classes[b] = b >= 0x80 ? HIGH : word ? WORD : b > ' ' ? MARK : SPACE;
        }
        classes['\n'] = NEWLINE;
        classes['<'] = TAG;
        classes['&'] = ENTITY;
        classes['\\'] = ESCAPE;
        classes['%'] = PERCENT;
        return classes;
    }

    private static byte[] lower() {
        byte[] lower = new byte[256];
        for (int b = 0; b < 256; b++) {
            lower[b] = (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
        }
        return lower;
    }
}
