package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.internal.ByteSearch;
import org.jspecify.annotations.Nullable;

/**
 * The language that an editor is told to use, in the first or last five lines of a file (Linguist's strategy {@code
 * Modeline}). An Emacs modeline comes before a Vim modeline, wherever they stand; only the first one that is found
 * counts, even if it names no known language.
 *
 * <p>Bounds of ours: the five lines are looked for in the first and last {@value #REGION_BYTES} bytes, and {@value
 * #LINE_BYTES} bytes of a line are looked at. Two small differences to Linguist, both in favour of finding a modeline:
 * a first line without a line end is looked at, and the fifth line is not glued to the fifth last.
 */
public final class Modelines {

    private static final int SEARCHED_LINES = 5;
    private static final int REGION_BYTES = 8192;
    private static final int LINE_BYTES = 1024;
    private static final byte[] VIMBALL = ByteSearch.ascii("UseVimball");
    private static final byte[] VIM_HELP = ByteSearch.ascii("=help");

    private Modelines() {}

    /** A way to find a modeline in one line. */
    private interface Finder {
        @Nullable
        String find(byte[] text, int from, int to);
    }

    /** Index of the language, or -1. */
    public static int find(LanguageTable languages, byte[] text, int from, int to) {
        int headerEnd = headerEnd(text, from, to);
        int footerStart = Math.max(headerEnd, footerStart(text, from, to));
        if (!mayHold(text, from, headerEnd) && !mayHold(text, footerStart, to)) {
            return -1;
        }
        if (ByteSearch.indexOf(text, from, headerEnd, VIMBALL) >= 0) {
            return -1;
        }
        String name = find(EmacsModeline::find, text, from, headerEnd, footerStart, to);
        if (name == null) {
            name = find(VimModeline::find, text, from, headerEnd, footerStart, to);
        }
        return name == null ? -1 : languages.byAlias(name);
    }

    /** Whether a text sets Vim's file type to {@code help} anywhere: the heuristic for {@code .txt}. */
    static boolean setsVimHelp(byte[] text, int from, int to) {
        int hit = from;
        while ((hit = ByteSearch.indexOf(text, hit, to, VIM_HELP)) >= 0) {
            int start = hit;
            while (start > from && !isLineEnd(text[start - 1]) && hit - start < LINE_BYTES) {
                start--;
            }
            int end = lineEnd(text, hit, to);
            if ("help".equals(VimModeline.find(text, start, Math.min(end, start + 2 * LINE_BYTES)))) {
                return true;
            }
            hit = end;
        }
        return false;
    }

    /** Cheap: both kinds of modeline have a colon after an {@code m}, {@code i} or {@code x}, or {@code -*-}. */
    private static boolean mayHold(byte[] text, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            byte b = text[i];
            if (b == '*' && text[i - 1] == '-') {
                return true;
            }
            if (b == ':' && mayEndVim(text[i - 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayEndVim(byte b) {
        return b == 'm' || b == 'i' || b == 'x' || (b >= '0' && b <= '9');
    }

    private static @Nullable String find(Finder finder, byte[] text, int from, int headerEnd, int footerStart, int to) {
        String name = inLines(finder, text, from, headerEnd);
        return name == null ? inLines(finder, text, footerStart, to) : name;
    }

    private static @Nullable String inLines(Finder finder, byte[] text, int from, int to) {
        int start = from;
        while (start < to) {
            int end = lineEnd(text, start, to);
            String name = finder.find(text, start, Math.min(end, start + LINE_BYTES));
            if (name != null) {
                return name;
            }
            start = end + 1;
        }
        return null;
    }

    private static int headerEnd(byte[] text, int from, int to) {
        int limit = Math.min(to, from + REGION_BYTES);
        int end = from;
        for (int line = 0; line < SEARCHED_LINES && end < limit; line++) {
            end = nextLine(text, end, limit);
        }
        return end;
    }

    private static int footerStart(byte[] text, int from, int to) {
        int limit = Math.max(from, to - REGION_BYTES);
        int start = to;
        for (int line = 0; line < SEARCHED_LINES && start > limit; line++) {
            start--;
            if (start > limit && text[start] == '\n' && text[start - 1] == '\r') {
                start--;
            }
            while (start > limit && !isLineEnd(text[start - 1])) {
                start--;
            }
        }
        return start;
    }

    static int nextLine(byte[] text, int from, int to) {
        int end = lineEnd(text, from, to);
        boolean pair = end + 1 < to && text[end] == '\r' && text[end + 1] == '\n';
        return Math.min(to, end + (pair ? 2 : 1));
    }

    private static int lineEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && !isLineEnd(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
