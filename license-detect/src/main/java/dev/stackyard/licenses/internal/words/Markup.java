package dev.stackyard.licenses.internal.words;

/** Skips what is mark-up and no text: tags, character entities, escapes. */
final class Markup {

    private static final int LONGEST_TAG = 160;

    private Markup() {}

    /** Skips a tag or a placeholder in angle brackets; one that holds an address is text. */
    static int afterTag(byte[] text, int i, int to) {
        if (i + 1 >= to || !isTagStart(text[i + 1]) || (i + 2 < to && text[i + 1] == '!' && text[i + 2] == '-')) {
            return i + 1;
        }
        int limit = Math.min(to, i + LONGEST_TAG);
        for (int k = i + 1; k < limit; k++) {
            if (text[k] == '>') {
                return k + 1;
            }
            if (text[k] == '<' || text[k] == '@' || (text[k] == ':' && k + 1 < to && text[k + 1] == '/')) {
                return i + 1;
            }
        }
        return i + 1;
    }

    private static boolean isTagStart(byte b) {
        return ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '/' || b == '!';
    }

    static int afterEntity(byte[] text, int i, int to) {
        int limit = Math.min(to, i + 8);
        int k = i + 1;
        while (k < limit && (ByteClasses.isWordByte(text[k]) || text[k] == '#')) {
            k++;
        }
        return k < limit && k > i + 1 && text[k] == ';' ? k + 1 : i + 1;
    }

    /** Skips {@code %20}, an address's space. */
    static int afterPercent(byte[] text, int i, int to) {
        return i + 2 < to && text[i + 1] == '2' && text[i + 2] == '0' ? i + 3 : i + 1;
    }

    /** Skips {@code \n}, {@code \r} and {@code \t} of string literals whole. */
    static int afterEscape(byte[] text, int i, int to) {
        boolean known = i + 1 < to && (text[i + 1] == 'n' || text[i + 1] == 'r' || text[i + 1] == 't');
        return known ? i + 2 : i + 1;
    }
}
