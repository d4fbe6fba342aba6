package dev.stackyard.licenses.internal.words;

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

    private final EquivalentWords equivalents = EquivalentWords.get();

    /** Appends the words of {@code text[from, to)} to {@code out}; their places are indexes into {@code text}. */
    public void scan(byte[] text, int from, int to, Words out) {
        boolean lineStart = true;
        int mark = '\n'; // the last separator before the word that is no space
        int i = from;
        while (i < to) {
            int b = text[i] & 0xFF;
            switch (ByteClasses.CLASSES[b]) {
                case ByteClasses.SPACE -> i++;
                case ByteClasses.NEWLINE -> {
                    lineStart = true;
                    mark = mark == '(' ? mark : sentenceMark(mark);
                    i++;
                }
                case ByteClasses.MARK -> {
                    mark = b;
                    i++;
                }
                case ByteClasses.TAG -> i = Markup.afterTag(text, i, to);
                case ByteClasses.ENTITY -> i = Markup.afterEntity(text, i, to);
                case ByteClasses.PERCENT -> i = Markup.afterPercent(text, i, to);
                case ByteClasses.ESCAPE -> i = Markup.afterEscape(text, i, to);
                case ByteClasses.HIGH -> {
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
                if (ByteClasses.CLASSES[b] == ByteClasses.WORD) {
                    state = WordHash.step(state, ByteClasses.LOWER[b]);
                    end++;
                } else if (b >= 0xC3 && b <= 0xDF && end + 1 < to) {
                    state = WordHash.step(WordHash.step(state, b), foldLatin(b, text[end + 1] & 0xFF));
                    end += 2;
                } else if (b == '.'
                        && end > start
                        && ByteClasses.isDigit(text[end - 1])
                        && end + 1 < to
                        && ByteClasses.isDigit(text[end + 1])) {
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
        return next < to && ByteClasses.CLASSES[text[next] & 0xFF] == ByteClasses.WORD ? next : end;
    }

    private static boolean isJoint(byte b) {
        return b == '-' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '*' || b == '#' || b == '/';
    }

    private int emit(byte[] text, int start, int wordEnd, int to, int state, boolean lineStart, int mark, Words out) {
        int end = wordEnd;
        if (end < to && text[end] == '+' && ByteClasses.isDigit(text[end - 1])) {
            state = WordHash.step(state, '+');
            end++;
        }
        int hash = WordHash.finish(state);
        if (lineStart) {
            if (hash == COPYRIGHT || (hash == C && mark == '(') || mark == COPYRIGHT_SIGN) {
                int lineEnd = CopyrightLine.end(text, end, to, mark == COPYRIGHT_SIGN);
                if (lineEnd > end) {
                    return lineEnd;
                }
            }
            if (hash == DNL || hash == REM || (hash == C && mark != '(' && !isFollowedBy(text, end, to, '.'))) {
                return ~end;
            }
        }
        if (ListMarks.isListMark(text, start, end, to, lineStart, mark)) {
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

    private int ideograph(byte[] text, int i, int to, int size, Words out) {
        int state = WordHash.SEED;
        int end = Math.min(to, i + size);
        for (int k = i; k < end; k++) {
            state = WordHash.step(state, text[k] & 0xFF);
        }
        out.add(WordHash.finish(state), i, end);
        return end;
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
}
