package dev.stackyard.pii.internal.email;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.CodePoints;
import dev.stackyard.pii.internal.scan.Text;

/**
 * Finds what a grammar takes for an e-mail address, from left to right and without overlaps, as a backtracking matcher
 * would with the expression
 *
 * <pre>(?&lt;=before) (?: local | joiner(?![.@]) )+ @ (?: label \. ){1,10} (?: [\p{L}\p{M}]{2,63} | xn--\w+ ) (?=after)</pre>
 *
 * <p>but in linear time. Three facts make that possible. A local part holds no {@code @}, and neither does a label: so
 * every {@code @} can be judged by itself, from its own left and right side. A label holds no dot: so the labels are what
 * lies between the dots, and the only choice is how many to take. And the joiner's condition looks forward only: so every
 * suffix of a run of local characters is a local part too, and the leftmost that may begin there is the match. Immutable
 * and thread-safe.
 */
final class EmailScanner {

    private static final int MAX_LABELS = 10;
    private static final int MAX_LABEL_LENGTH = 64;
    private static final int MIN_TOP_LEVEL_LENGTH = 2;
    private static final int MAX_TOP_LEVEL_LENGTH = 63;
    private static final String PUNYCODE_PREFIX = "xn--";

    /** Receives the addresses found: indices of the first byte, of the {@code @}, and one past the last byte. */
    @FunctionalInterface
    interface Sink {
        void found(int start, int at, int end);
    }

    private final EmailGrammar grammar;

    EmailScanner(EmailGrammar grammar) {
        this.grammar = grammar;
    }

    void scan(Text text, Sink sink) {
        byte[] bytes = text.bytes();
        int floor = text.start();
        int at = Ascii.indexOf((byte) '@', bytes, floor, text.end());
        while (at < text.end()) {
            int next = at + 1;
            int start = localStart(text, floor, at);
            if (start < at) {
                int end = domainEnd(text, at + 1);
                if (end > 0) {
                    sink.found(start, at, end);
                    floor = end;
                    next = end;
                }
            }
            at = Ascii.indexOf((byte) '@', bytes, next, text.end());
        }
    }

    /** Where the local part before {@code at} begins, not before {@code floor}; {@code at} if there is none. */
    private int localStart(Text text, int floor, int at) {
        byte[] bytes = text.bytes();
        int start = at;
        int runStart = at;
        int following = '@';
        while (runStart > floor) {
            int previous = CodePoints.startBefore(bytes, floor, runStart);
            int c = CodePoints.at(bytes, previous, runStart);
            boolean belongs = grammar.isJoiner(c) ? following != '.' && following != '@' : grammar.isLocal(c);
            if (runStart < at && grammar.isLocalFirst(following) && grammar.isBefore(c)) {
                start = runStart;
            }
            if (!belongs) {
                return start;
            }
            following = c;
            runStart = previous;
        }
        return runStart < at && grammar.isLocalFirst(following) && mayBeginAt(text, runStart) ? runStart : start;
    }

    private boolean mayBeginAt(Text text, int index) {
        if (index == text.start()) {
            return true;
        }
        int previous = CodePoints.startBefore(text.bytes(), text.start(), index);
        return grammar.isBefore(CodePoints.at(text.bytes(), previous, index));
    }

    /** Where the longest domain that begins at an index ends; 0 if none does. */
    private int domainEnd(Text text, int from) {
        int[] topLevelStarts = new int[MAX_LABELS];
        int labels = 0;
        int start = from;
        while (labels < MAX_LABELS) {
            int dot = labelEnd(text, start);
            if (dot == 0) {
                break;
            }
            start = dot + 1;
            topLevelStarts[labels++] = start;
        }
        while (labels > 0) {
            int end = topLevelEnd(text, topLevelStarts[--labels]);
            if (end > 0) {
                return end;
            }
        }
        return 0;
    }

    /** Index of the dot that ends the label which begins at {@code from}; 0 if there is no such label. */
    private int labelEnd(Text text, int from) {
        int first = -1;
        int last = -1;
        int count = 0;
        int i = from;
        while (i < text.end() && count <= MAX_LABEL_LENGTH) {
            int c = CodePoints.at(text.bytes(), i, text.end());
            if (!grammar.isLabel(c)) {
                boolean ends = c == '.' && count > 0;
                return ends && isLabel(first, last, count) ? i : 0;
            }
            first = count == 0 ? c : first;
            last = c;
            count++;
            i += CodePoints.length(text.bytes(), i, text.end());
        }
        return 0;
    }

    private boolean isLabel(int first, int last, int count) {
        if (count == 1) {
            return grammar.isSingleLabel(first);
        }
        return count <= MAX_LABEL_LENGTH && grammar.isLabelFirst(first) && grammar.isLabelLast(last);
    }

    /** Where the longest top-level domain that begins at {@code from} ends; 0 if none does. */
    private int topLevelEnd(Text text, int from) {
        int end = 0;
        int count = 0;
        int i = from;
        while (i < text.end() && count < MAX_TOP_LEVEL_LENGTH) {
            if (!Letters.isLetterOrMark(CodePoints.at(text.bytes(), i, text.end()))) {
                break;
            }
            i += CodePoints.length(text.bytes(), i, text.end());
            count++;
            if (count >= MIN_TOP_LEVEL_LENGTH && mayEndAt(text, i) && grammar.isTopLevel(text.bytes(), from, i)) {
                end = i;
            }
        }
        return end > 0 ? end : punycodeEnd(text, from);
    }

    private int punycodeEnd(Text text, int from) {
        int i = from + PUNYCODE_PREFIX.length();
        if (i >= text.end() || !startsWith(text.bytes(), from, PUNYCODE_PREFIX)) {
            return 0;
        }
        int end = 0;
        while (i < text.end() && Letters.isWord(CodePoints.at(text.bytes(), i, text.end()))) {
            i += CodePoints.length(text.bytes(), i, text.end());
            if (mayEndAt(text, i) && grammar.isTopLevel(text.bytes(), from, i)) {
                end = i;
            }
        }
        return end;
    }

    private static boolean startsWith(byte[] bytes, int from, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (bytes[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayEndAt(Text text, int index) {
        if (index >= text.end()) {
            return grammar.isAfter(-1, -1);
        }
        int c = CodePoints.at(text.bytes(), index, text.end());
        int following = index + CodePoints.length(text.bytes(), index, text.end());
        int next = following < text.end() ? CodePoints.at(text.bytes(), following, text.end()) : -1;
        return grammar.isAfter(c, next);
    }
}
