package dev.stackyard.licenses.internal.words;

/** Tells the numbers and letters that count the items of a list from words. */
final class ListMarks {

    /** What stands before a word that begins a line or a sentence. */
    private static final String SENTENCE_ENDS = "\n.;:,)]";

    private ListMarks() {}

    /**
     * Whether a short word only counts a list item: {@code (a)}, {@code a)}, or {@code 1.} where a line or a sentence
     * begins.
     */
    static boolean isListMark(byte[] text, int start, int end, int to, boolean lineStart, int mark) {
        if (end - start > 4 || end >= to || !isCounter(text, start, end)) {
            return false;
        }
        byte next = text[end];
        boolean begins = lineStart || SENTENCE_ENDS.indexOf(mark) >= 0;
        if (next == ')') {
            return (mark == '(' && !isCopyrightSign(text, start, end)) || begins;
        }
        return next == '.' && begins && (end + 1 == to || !ByteClasses.isWordByte(text[end + 1]));
    }

    private static boolean isCopyrightSign(byte[] text, int start, int end) {
        return end - start == 1 && (text[start] | 0x20) == 'c';
    }

    /** One or two digits, one letter, or a Roman numeral of i, v and x. */
    private static boolean isCounter(byte[] text, int start, int end) {
        if (end - start == 1) {
            return text[start] > 0;
        }
        boolean digits = end - start == 2;
        boolean roman = true;
        for (int i = start; i < end; i++) {
            int lower = text[i] | 0x20;
            digits &= ByteClasses.isDigit(text[i]);
            roman &= lower == 'i' || lower == 'v' || lower == 'x';
        }
        return digits || roman;
    }
}
