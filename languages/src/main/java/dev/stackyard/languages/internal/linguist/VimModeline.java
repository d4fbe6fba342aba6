package dev.stackyard.languages.internal.linguist;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file type that a Vim modeline sets, such as {@code # vim: set ft=ruby sw=2:}. Accepts what Linguist's {@code
 * VIM_MODELINE} accepts (lib/linguist/strategy/modeline.rb), which follows Vim's help at E520.
 *
 * <p>That pattern backtracks exponentially. Here the option list is a small automaton whose states are bits of one
 * int, run once per place where a modeline may begin, of which the first {@value #MAX_STARTS} in a line are tried.
 */
final class VimModeline {

    private static final int MAX_STARTS = 16;

    /* The automaton of the option list: what the bytes read since the colon may be. */
    /** Before an option: its separator comes next, or the option that sets the file type. */
    private static final int BOUNDARY = 1;
    /** Blanks before a separating colon. */
    private static final int BEFORE_COLON = 2;
    /** After a separating colon, perhaps with blanks. */
    private static final int AFTER_COLON = 4;
    /** In the option's name, which may be empty. */
    private static final int NAME = 8;
    /** Blanks between name and equals sign. */
    private static final int BEFORE_EQUALS = 16;
    /** In the value. */
    private static final int VALUE = 32;
    /** After a backslash in the value. */
    private static final int ESCAPED = 64;

    private static final String[] KEYWORDS = {"filetype", "ft", "syntax"};

    private VimModeline() {}

    /** The file type set in a line, or null. The range holds no line end. */
    static @Nullable String find(byte[] text, int from, int to) {
        int starts = 0;
        for (int i = from; i < to && starts < MAX_STARTS; i++) {
            if (text[i] == ':') {
                int start = startBefore(text, from, i);
                if (start >= 0 && optionsFollow(text, i, to)) {
                    starts++;
                    String type = readOptions(text, i, to);
                    if (type != null) {
                        return type;
                    }
                }
            }
        }
        return null;
    }

    /** Where {@code vi}, {@code vim}, {@code Vim} (perhaps with a version) or {@code ex} before a colon begins, or -1. */
    private static int startBefore(byte[] text, int from, int colon) {
        if (endsWith(text, from, colon, "ex") && colon - 3 >= from && isBlank(text[colon - 3])) {
            return colon - 2;
        }
        int end = colon;
        while (end > from && isDigit(text[end - 1])) {
            end--;
        }
        if (end < colon && end > from && (text[end - 1] == '<' || text[end - 1] == '=' || text[end - 1] == '>')) {
            end--;
        }
        int start = -1;
        if (endsWith(text, from, end, "vim") || endsWith(text, from, end, "Vim")) {
            start = end - 3;
        } else if (end == colon && endsWith(text, from, end, "vi")) {
            start = end - 2;
        }
        return start == from || (start > from && isBlank(text[start - 1])) ? start : -1;
    }

    /** A modeline that says {@code set} needs another colon, which ends it. */
    private static boolean optionsFollow(byte[] text, int colon, int to) {
        int i = skipBlanks(text, colon + 1, to);
        if (!startsWith(text, i, to, "se")) {
            return true;
        }
        i += startsWith(text, i, to, "set") ? 3 : 2;
        if (i >= to || !isBlank(text[i])) {
            return true;
        }
        int close = i + 1;
        while (close < to && text[close] != ':') {
            close++;
        }
        return close < to && close > i + 1;
    }

    /** Runs the automaton from the colon; the last option that sets the file type counts. */
    private static @Nullable String readOptions(byte[] text, int colon, int to) {
        int states = BOUNDARY;
        String type = null;
        for (int i = colon; i < to && states != 0; i++) {
            if ((states & BOUNDARY) != 0) {
                String here = readFileType(text, i, to);
                type = here == null ? type : here;
            }
            states = withBoundary(step(states, text[i]));
        }
        return type;
    }

    private static int step(int states, byte b) {
        int next = 0;
        boolean blank = isBlank(b);
        if ((states & BOUNDARY) != 0 && blank) {
            next |= BEFORE_COLON | NAME;
        }
        if ((states & BEFORE_COLON) != 0 && blank) {
            next |= BEFORE_COLON;
        }
        if ((states & (BOUNDARY | BEFORE_COLON)) != 0 && b == ':') {
            next |= AFTER_COLON | NAME;
        }
        if ((states & AFTER_COLON) != 0 && blank) {
            next |= AFTER_COLON | NAME;
        }
        if ((states & NAME) != 0 && isWord(b)) {
            next |= NAME;
        }
        if ((states & (NAME | BEFORE_EQUALS)) != 0) {
            next |= blank ? BEFORE_EQUALS : b == '=' ? VALUE : 0;
        }
        if ((states & VALUE) != 0 && !isSpace(b)) {
            next |= b == '\\' ? ESCAPED : VALUE;
        }
        if ((states & ESCAPED) != 0) {
            next |= VALUE;
        }
        return next;
    }

    /** An option may end after its name or inside its value. */
    private static int withBoundary(int states) {
        return (states & (NAME | VALUE)) != 0 ? states | BOUNDARY : states;
    }

    /** The name in {@code ft=name} after a separator at {@code i}, or null. */
    private static @Nullable String readFileType(byte[] text, int i, int to) {
        if (!isBlank(text[i]) && text[i] != ':') {
            return null;
        }
        for (String keyword : KEYWORDS) {
            if (startsWith(text, i + 1, to, keyword)) {
                int equals = skipBlanks(text, i + 1 + keyword.length(), to);
                return equals < to && text[equals] == '=' ? readName(text, equals + 1, to) : null;
            }
        }
        return null;
    }

    private static @Nullable String readName(byte[] text, int start, int to) {
        int end = start;
        while (end < to && isWord(text[end])) {
            end++;
        }
        boolean ends = end == to || isSpace(text[end]) || text[end] == ':';
        return end > start && ends ? new String(text, start, end - start, StandardCharsets.US_ASCII) : null;
    }

    private static int skipBlanks(byte[] text, int i, int to) {
        int end = i;
        while (end < to && isBlank(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean startsWith(byte[] text, int i, int to, String word) {
        if (to - i < word.length()) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (text[i + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWith(byte[] text, int from, int end, String word) {
        return end - word.length() >= from && startsWith(text, end - word.length(), end, word);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isWord(byte b) {
        return isDigit(b) || b == '_' || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
