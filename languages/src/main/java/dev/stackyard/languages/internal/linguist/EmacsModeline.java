package dev.stackyard.languages.internal.linguist;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mode that an Emacs modeline names: {@code -*- ruby -*-} or {@code -*- coding: utf-8; mode: ruby -*-}. Accepts
 * what Linguist's {@code EMACS_MODELINE} accepts (lib/linguist/strategy/modeline.rb), but tries the first {@value
 * #MAX_STARTS} opening marks of a line only.
 */
final class EmacsModeline {

    private static final int MAX_STARTS = 16;
    private static final int MARK_LENGTH = 3;
    private static final int MODE_LENGTH = 4;

    private final byte[] text;
    private final int to;
    /** Where the last mark of the line begins: every modeline has to close. */
    private final int lastMark;

    private EmacsModeline(byte[] text, int to, int lastMark) {
        this.text = text;
        this.to = to;
        this.lastMark = lastMark;
    }

    /** The mode named in a line, or null. The range holds no line end. */
    static @Nullable String find(byte[] text, int from, int to) {
        int lastMark = to - MARK_LENGTH;
        while (lastMark > from && !isMark(text, lastMark, to)) {
            lastMark--;
        }
        return lastMark > from ? new EmacsModeline(text, to, lastMark).find(from) : null;
    }

    private @Nullable String find(int from) {
        int starts = 0;
        for (int i = from; i < lastMark && starts < MAX_STARTS; i++) {
            if (isMark(text, i, to)) {
                starts++;
                int body = i + MARK_LENGTH;
                String mode = shortForm(body);
                mode = mode == null ? longForm(body) : mode;
                if (mode != null) {
                    return mode;
                }
            }
        }
        return null;
    }

    /** Nothing but the mode between the marks. */
    private @Nullable String shortForm(int body) {
        int start = skipBlanks(body);
        int end = endOfName(start);
        boolean closes = isMark(text, skipBlanks(end), to);
        for (int i = start + 1; i < end && !closes; i++) {
            closes = isMark(text, i, to);
        }
        return end > start && closes ? name(start, end) : null;
    }

    /** A variable {@code mode:}: after a blank or semicolon, otherwise right after the mark. */
    private @Nullable String longForm(int body) {
        for (int i = body + 1; i < lastMark; i++) {
            String mode = isSeparator(text[i - 1]) ? modeVariable(i) : null;
            if (mode != null) {
                return mode;
            }
        }
        return modeVariable(body);
    }

    private @Nullable String modeVariable(int at) {
        if (!isMode(at)) {
            return null;
        }
        int colon = skipBlanks(at + MODE_LENGTH);
        if (colon >= to || text[colon] != ':') {
            return null;
        }
        int start = skipBlanks(colon + 1);
        return name(start, endOfName(start));
    }

    /** The longest part of a run that ends properly: before a separator or before a closing mark. */
    private @Nullable String name(int start, int runEnd) {
        for (int end = Math.min(runEnd, lastMark); end > start; end--) {
            boolean separated = end == runEnd && end < to && isSeparator(text[end]);
            boolean closed = isMark(text, end, to) && text[end - 1] != '-' && text[end - 1] != '*';
            if (separated || closed) {
                return new String(text, start, end - start, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private int endOfName(int start) {
        int end = start;
        while (end < to && text[end] != ':' && text[end] != ';' && !isSpace(text[end])) {
            end++;
        }
        return end;
    }

    private int skipBlanks(int start) {
        int i = start;
        while (i < to && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        return i;
    }

    private boolean isMode(int i) {
        return i + MODE_LENGTH < to
                && (text[i] | 0x20) == 'm'
                && (text[i + 1] | 0x20) == 'o'
                && (text[i + 2] | 0x20) == 'd'
                && (text[i + 3] | 0x20) == 'e';
    }

    private static boolean isMark(byte[] text, int i, int to) {
        return i + MARK_LENGTH <= to && text[i] == '-' && text[i + 1] == '*' && text[i + 2] == '-';
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == '\t' || b == ';';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
