package dev.stackyard.pii.internal.email;

import java.lang.Character.UnicodeScript;

/** The Unicode classes that the grammars speak of, as the {@code regex} module of Python defines them. */
final class Letters {

    private Letters() {}

    /** {@code [\p{L}\p{M}]}. */
    static boolean isLetterOrMark(int c) {
        return Character.isLetter(c) || isMark(c);
    }

    static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** {@code \w}: Alphabetic, mark, decimal digit, connector punctuation or join control (UTS #18, annex C). */
    static boolean isWord(int c) {
        return Character.isAlphabetic(c)
                || isMark(c)
                || Character.isDigit(c)
                || Character.getType(c) == Character.CONNECTOR_PUNCTUATION
                || c == 0x200C
                || c == 0x200D;
    }

    /** {@code \s}: the property White_Space. */
    static boolean isSpace(int c) {
        return (c >= 0x09 && c <= 0x0D) || c == 0x85 || Character.isSpaceChar(c);
    }

    /** {@code \p{Han}}. */
    static boolean isHan(int c) {
        return c >= 0x2E80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    /** Whether a letter belongs to a script that is written without spaces, so that no address can be cut out of it. */
    static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }
}
