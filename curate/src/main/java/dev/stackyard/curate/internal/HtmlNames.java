package dev.stackyard.curate.internal;

/** Names and characters of HTML markup. */
final class HtmlNames {

    private HtmlNames() {}

    /** Whether the bytes from {@code start} to {@code end} are a name, whatever their case. */
    static boolean equal(byte[] html, int start, int end, String lowerCaseName) {
        return end - start == lowerCaseName.length() && startsWith(html, start, end, lowerCaseName);
    }

    /** Whether the bytes from {@code start} on, none beyond {@code end}, begin with a name, whatever their case. */
    static boolean startsWith(byte[] html, int start, int end, String lowerCaseName) {
        if (end - start < lowerCaseName.length()) {
            return false;
        }
        for (int i = 0; i < lowerCaseName.length(); i++) {
            int b = html[start + i];
            int lower = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            if (lower != lowerCaseName.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isHexDigit(byte b) {
        int lower = b | 0x20;
        return isDigit(b) || (lower >= 'a' && lower <= 'f');
    }

    static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** White space, {@code /} or {@code >}: what ends a tag's name. */
    static boolean endsName(byte b) {
        return isSpace(b) || b == '/' || b == '>';
    }
}
