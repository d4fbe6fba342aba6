package dev.stackyard.licenses.internal.words;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Turns text into normalised words by the SPDX licence list's matching guidelines (annex B of the SPDX specification),
 * so that texts which the guidelines call equal give equal words:
 * <ul>
 *   <li>case, white space, line breaks and punctuation do not count; comment decoration is punctuation (guidelines 3–6);
 *   <li>numbers and letters that count list items do not count (7);
 *   <li>spellings of one word are one word (8, {@code equivalent-words.txt});
 *   <li>lines that state a copyright do not count, nor does "all rights reserved" (9, 10);
 *   <li>{@code http} and {@code https} are one (14); mark-up tags, character entities and placeholders in angle brackets
 *       do not count.
 * </ul>
 *
 * <p>A word is a run of letters and digits; a dot between digits belongs to it ({@code 2.0}), as does a plus after a
 * digit ({@code gplv2+}); "non" and "sub" join the word that follows. Two-byte UTF-8 letters are letters (Latin capitals
 * are folded), a CJK character is a word by itself, any other non-ASCII character separates. Any bytes are accepted; the
 * time is linear. Stateless: may be shared by threads.
 */
public final class WordScanner {

    /* Byte classes. */
    private static final byte SPACE = 0;
    private static final byte WORD = 1;
    private static final byte NEWLINE = 2;
    private static final byte MARK = 3;
    private static final byte TAG = 4;
    private static final byte ENTITY = 5;
    private static final byte ESCAPE = 6;
    private static final byte HIGH = 7;
    private static final byte PERCENT = 8;

    private static final byte[] CLASSES = classes();
    private static final byte[] LOWER = lower();

    private static final int NON = WordHash.of("non");
    private static final int SUB = WordHash.of("sub");
    private static final int COPYRIGHT = WordHash.of("copyright");
    private static final int C = WordHash.of("c");
    private static final int DNL = WordHash.of("dnl");
    private static final int REM = WordHash.of("rem");
    private static final int ALL = WordHash.of("all");
    private static final int RIGHTS = WordHash.of("rights");
    private static final int RESERVED = WordHash.of("reserved");

    private static final int COPYRIGHT_SIGN = 0xA9;
    private static final int LONGEST_TAG = 160;
    private static final int LONGEST_COPYRIGHT_LINE = 160;
    /** Words with which licences begin. */
    private static final byte[][] LICENSE_BEGINNINGS = Stream.of(
                    "permission", "redistribution", "licensed", "licenced", "released under", "distributed under")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    /** What stands before a word that begins a line or a sentence. */
    private static final String SENTENCE_ENDS = "\n.;:,)]";

    private final EquivalentWords equivalents = EquivalentWords.get();

    /** Appends the words of {@code text[from, to)} to {@code out}; their places are indexes into {@code text}. */
    public void scan(byte[] text, int from, int to, Words out) {
        boolean lineStart = true;
        int mark = '\n'; // the last separator before the word that is no space
        int i = from;
        while (i < to) {
            int b = text[i] & 0xFF;
            switch (CLASSES[b]) {
                case SPACE -> i++;
                case NEWLINE -> {
                    lineStart = true;
                    mark = mark == '(' ? mark : sentenceMark(mark);
                    i++;
                }
                case MARK -> {
                    mark = b;
                    i++;
                }
                case TAG -> i = afterTag(text, i, to);
                case ENTITY -> i = afterEntity(text, i, to);
                case PERCENT -> i = afterPercent(text, i, to);
                case ESCAPE -> i = afterEscape(text, i, to);
                case HIGH -> {
                    int size = highSize(b);
                    if (isHighLetter(b)) {
                        int next =
                                size == 2 ? word(text, i, to, lineStart, mark, out) : ideograph(text, i, to, size, out);
                        lineStart &= next < 0;
                        i = next < 0 ? ~next : next;
                        mark = 0;
                    } else {
                        mark = b == 0xC2 && isFollowedBy(text, i + 1, to, COPYRIGHT_SIGN) ? COPYRIGHT_SIGN : mark;
                        i += size;
                    }
                }
                default -> {
                    int next = word(text, i, to, lineStart, mark, out);
                    lineStart &= next < 0;
                    i = next < 0 ? ~next : next;
                    mark = 0;
                }
            }
        }
    }

    private static int sentenceMark(int mark) {
        return mark == 0 ? '\n' : mark;
    }

    /**
     * Reads the word that begins at {@code i}, with what joins it.
     *
     * @return where scanning goes on; its complement if the word was comment decoration, so that the line still begins
     */
    private int word(byte[] text, int i, int to, boolean lineStart, int mark, Words out) {
        int start = i;
        int state = WordHash.SEED;
        int end = i;
        while (true) {
            while (end < to) {
                int b = text[end] & 0xFF;
                if (CLASSES[b] == WORD) {
                    state = WordHash.step(state, LOWER[b]);
                    end++;
                } else if (b >= 0xC3 && b <= 0xDF && end + 1 < to) {
                    state = WordHash.step(WordHash.step(state, b), foldLatin(b, text[end + 1] & 0xFF));
                    end += 2;
                } else if (b == '.'
                        && end > start
                        && isDigit(text[end - 1])
                        && end + 1 < to
                        && isDigit(text[end + 1])) {
                    state = WordHash.step(state, '.');
                    end++;
                } else {
                    break;
                }
            }
            if (end == start) {
                return start + 1; // half a character at the end
            }
            int hash = WordHash.finish(state);
            int next = hash == NON || hash == SUB ? joined(text, end, to) : end;
            if (next == end) {
                return emit(text, start, end, to, state, lineStart, mark, out);
            }
            end = next;
        }
    }

    /** Where the word goes on that "non" or "sub" is joined to; {@code end} if none follows. */
    private static int joined(byte[] text, int end, int to) {
        int next = end;
        while (next < to && next < end + 80 && isJoint(text[next])) {
            next++;
        }
        return next < to && CLASSES[text[next] & 0xFF] == WORD ? next : end;
    }

    private static boolean isJoint(byte b) {
        return b == '-' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '*' || b == '#' || b == '/';
    }

    private int emit(byte[] text, int start, int wordEnd, int to, int state, boolean lineStart, int mark, Words out) {
        int end = wordEnd;
        if (end < to && text[end] == '+' && isDigit(text[end - 1])) {
            state = WordHash.step(state, '+');
            end++;
        }
        int hash = WordHash.finish(state);
        if (lineStart) {
            if (hash == COPYRIGHT || (hash == C && mark == '(') || mark == COPYRIGHT_SIGN) {
                int lineEnd = copyrightLineEnd(text, end, to, mark == COPYRIGHT_SIGN);
                if (lineEnd > end) {
                    return lineEnd;
                }
            }
            if (hash == DNL || hash == REM || (hash == C && mark != '(' && !isFollowedBy(text, end, to, '.'))) {
                return ~end;
            }
        }
        if (isListMark(text, start, end, to, lineStart, mark)) {
            return end;
        }
        int canonical = equivalents.canonical(hash);
        if (canonical == RESERVED && out.size() >= 2 && endsWithAllRights(out)) {
            out.removeLast(2);
        } else if (canonical != EquivalentWords.DROPPED) {
            out.add(canonical, start, end);
        }
        return end;
    }

    private static boolean isFollowedBy(byte[] text, int i, int to, int expected) {
        return i < to && (text[i] & 0xFF) == expected;
    }

    private static boolean endsWithAllRights(Words out) {
        return out.hash(out.size() - 1) == RIGHTS && out.hash(out.size() - 2) == ALL;
    }

    /**
     * Whether a short word only counts a list item: {@code (a)}, {@code a)}, or {@code 1.} where a line or a sentence
     * begins.
     */
    private static boolean isListMark(byte[] text, int start, int end, int to, boolean lineStart, int mark) {
        if (end - start > 4 || end >= to || !isCounter(text, start, end)) {
            return false;
        }
        byte next = text[end];
        boolean begins = lineStart || SENTENCE_ENDS.indexOf(mark) >= 0;
        if (next == ')') {
            return (mark == '(' && !isCopyrightSign(text, start, end)) || begins;
        }
        return next == '.' && begins && (end + 1 == to || !isWordByte(text[end + 1]));
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
            digits &= isDigit(text[i]);
            roman &= lower == 'i' || lower == 'v' || lower == 'x';
        }
        return digits || roman;
    }

    /**
     * Where a line ends that begins with "Copyright", "(c)" or the sign, if it states a copyright: it has a year, the
     * sign again, or a placeholder for one. Otherwise {@code i}. A very long line is text that goes on, and stays. Where a
     * licence begins on the same line ("Copyright 2020 Jane Doe. Licensed under ..."), the statement ends before it.
     */
    private static int copyrightLineEnd(byte[] text, int i, int to, boolean isSign) {
        boolean states = isSign;
        int end = i;
        while (end < to && text[end] != '\n') {
            states |= isYear(text, end, to) || isSignAt(text, end, to) || isPlaceholder(text, end, to);
            if (states && !isWordByte(text[end]) && beginsLicense(text, end + 1, to)) {
                return end;
            }
            if (++end - i > LONGEST_COPYRIGHT_LINE) {
                return i;
            }
        }
        return states ? end : i;
    }

    private static boolean beginsLicense(byte[] text, int i, int to) {
        for (byte[] word : LICENSE_BEGINNINGS) {
            int same = 0;
            while (same < word.length && i + same < to && LOWER[text[i + same] & 0xFF] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYear(byte[] text, int i, int to) {
        return i + 4 <= to
                && ((text[i] == '1' && text[i + 1] == '9') || (text[i] == '2' && text[i + 1] == '0'))
                && isDigit(text[i + 2])
                && isDigit(text[i + 3]);
    }

    private static boolean isSignAt(byte[] text, int i, int to) {
        return (i + 3 <= to && text[i] == '(' && (text[i + 1] | 0x20) == 'c' && text[i + 2] == ')')
                || (i + 2 <= to && text[i] == (byte) 0xC2 && text[i + 1] == (byte) 0xA9);
    }

    private static boolean isPlaceholder(byte[] text, int i, int to) {
        return (text[i] == '<' || text[i] == '[' || text[i] == '{') && i + 1 < to && (text[i + 1] | 0x20) == 'y';
    }

    private int ideograph(byte[] text, int i, int to, int size, Words out) {
        int state = WordHash.SEED;
        int end = Math.min(to, i + size);
        for (int k = i; k < end; k++) {
            state = WordHash.step(state, text[k] & 0xFF);
        }
        out.add(WordHash.finish(state), i, end);
        return end;
    }

    /** Skips a tag or a placeholder in angle brackets; one that holds an address is text. */
    private static int afterTag(byte[] text, int i, int to) {
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

    private static int afterEntity(byte[] text, int i, int to) {
        int limit = Math.min(to, i + 8);
        int k = i + 1;
        while (k < limit && (isWordByte(text[k]) || text[k] == '#')) {
            k++;
        }
        return k < limit && k > i + 1 && text[k] == ';' ? k + 1 : i + 1;
    }

    /** Skips {@code %20}, an address's space. */
    private static int afterPercent(byte[] text, int i, int to) {
        return i + 2 < to && text[i + 1] == '2' && text[i + 2] == '0' ? i + 3 : i + 1;
    }

    /** Skips {@code \n}, {@code \r} and {@code \t} of string literals whole. */
    private static int afterEscape(byte[] text, int i, int to) {
        boolean known = i + 1 < to && (text[i + 1] == 'n' || text[i + 1] == 'r' || text[i + 1] == 't');
        return known ? i + 2 : i + 1;
    }

    private static int highSize(int lead) {
        return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static boolean isHighLetter(int lead) {
        return (lead >= 0xC3 && lead <= 0xDF) || (lead >= 0xE4 && lead <= 0xED);
    }

    private static int foldLatin(int lead, int second) {
        return lead == 0xC3 && second >= 0x80 && second <= 0x9E ? second | 0x20 : second;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isWordByte(byte b) {
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
