package dev.stackyard.languages.internal.classifier;

/** How long the number at a position is: decimal or hexadecimal, with suffixes as in C. Stateless. */
final class NumberLength {

    private NumberLength() {}

    /** Bytes of the number; the first one is a digit. */
    static int at(byte[] text, int at, int to) {
        int decimal = withSuffix(text, at, digits(text, at, to), to);
        boolean hex = TokenLength.startsWith(text, at, to, "0x") && at + 2 < to && Bytes.isHex(text[at + 2]);
        if (!hex) {
            return decimal;
        }
        int end = hexDigits(text, at + 2, to);
        int plain = withSuffix(text, at, end, to);
        boolean exponent = end > at + 3 && (text[end - 1] == 'e' || text[end - 1] == 'E');
        return Math.max(plain, exponent ? withSuffix(text, at, end - 1, to) : 0);
    }

    private static int digits(byte[] text, int at, int to) {
        int end = at;
        while (end < to && (Bytes.isDigit(text[end]) || text[end] == '.')) {
            end++;
        }
        return end;
    }

    private static int hexDigits(byte[] text, int at, int to) {
        int end = at;
        while (end < to && (Bytes.isHex(text[end]) || text[end] == '.')) {
            end++;
        }
        return end;
    }

    private static int withSuffix(byte[] text, int at, int end, int to) {
        return Math.max(unsigned(text, end, to), exponent(text, end, to)) - at;
    }

    private static int unsigned(byte[] text, int at, int to) {
        int end = at;
        if (end < to && (text[end] == 'u' || text[end] == 'U')) {
            end++;
            while (end < to && end < at + 3 && (text[end] == 'l' || text[end] == 'L')) {
                end++;
            }
        }
        return end;
    }

    private static int exponent(byte[] text, int at, int to) {
        int end = at;
        if (end + 1 < to && (text[end] | 0x20) == 'e' && (text[end + 1] == '-' || text[end + 1] == '+')) {
            end += 2;
            while (end < to && Bytes.isDigit(text[end])) {
                end++;
            }
        }
        while (end < to && "fFlL".indexOf(text[end]) >= 0) {
            end++;
        }
        return end;
    }
}
