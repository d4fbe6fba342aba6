package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.WordList;
import java.util.Set;

/** Tells values that only point to something, or do something, from literals: paths, URLs, files, calls, expressions. */
final class References {

    private static final Set<String> FILE_EXTENSIONS = WordList.load("file-extensions.txt");

    /** {@code 0x} and 64 bits. */
    private static final int LONGEST_HEX_NUMBER = 18;

    private References() {}

    static boolean isReference(byte[] bytes, int from, int to) {
        return isUrl(bytes, from, to)
                || isPath(bytes, from, to)
                || isFileName(bytes, from, to)
                || isCode(bytes, from, to)
                || isNumber(bytes, from, to);
    }

    private static boolean isUrl(byte[] bytes, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == ':' && bytes[i + 1] == '/' && bytes[i + 2] == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean isPath(byte[] bytes, int from, int to) {
        int first = bytes[from];
        int second = from + 1 < to ? bytes[from + 1] : 0;
        boolean rooted = first == '/' || ((first == '.' || first == '~') && (second == '/' || second == '.'));
        boolean drive = Ascii.isLetter(first) && second == ':';
        int slashes = 0;
        for (int i = from; i < to; i++) {
            slashes += bytes[i] == '/' || bytes[i] == '\\' ? 1 : 0;
        }
        boolean wordy = !BigramModel.looksRandom(bytes, from, to);
        return drive || (rooted && wordy) || (slashes > 0 && wordy && lettersOnlyBetweenSlashes(bytes, from, to));
    }

    private static boolean lettersOnlyBetweenSlashes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isWord(bytes[i]) && "/\\.-*:".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFileName(byte[] bytes, int from, int to) {
        int dot = to - 1;
        while (dot > from && bytes[dot] != '.') {
            dot--;
        }
        return dot > from && to - dot <= 9 && FILE_EXTENSIONS.contains(Ascii.lowerCase(bytes, dot + 1, to));
    }

    /** A call, a subscript, a member of something, an option, a selector, an expression. */
    private static boolean isCode(byte[] bytes, int from, int to) {
        int first = bytes[from];
        int last = bytes[to - 1];
        boolean call =
                Ascii.indexOf((byte) '(', bytes, from, to) < to && Ascii.indexOf((byte) ')', bytes, from, to) < to;
        boolean subscript =
                Ascii.indexOf((byte) '[', bytes, from, to) < to && Ascii.indexOf((byte) ']', bytes, from, to) < to;
        boolean command = first == '`' || first == '.' || hasEscape(bytes, from, to);
        boolean option = first == '-' && !BigramModel.looksRandom(bytes, from, to);
        boolean member = isDottedName(bytes, from, to);
        boolean arrow = contains(bytes, from, to, '-', '>') || contains(bytes, from, to, ':', ':');
        boolean markup = first == '<' || contains(bytes, from, to, '<', '/');
        return call
                || subscript
                || command
                || option
                || member
                || arrow
                || markup
                || last == ':'
                || last == '('
                || last == '{';
    }

    private static boolean hasEscape(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '\\' && Ascii.isLetter(bytes[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, int from, int to, char first, char second) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == first && bytes[i + 1] == second) {
                return true;
            }
        }
        return false;
    }

    /** {@code settings.API_KEY}: names with dots between them, none of which looks random. */
    private static boolean isDottedName(byte[] bytes, int from, int to) {
        int dots = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                dots++;
            } else if (!Ascii.isWord(bytes[i])) {
                return false;
            }
        }
        return dots > 0 && Ascii.isLetter(bytes[from]) && !BigramModel.looksRandom(bytes, from, to);
    }

    /** A number, also a hexadecimal one, a date, a time, a version or an address. */
    private static boolean isNumber(byte[] bytes, int from, int to) {
        if (to - from <= LONGEST_HEX_NUMBER && bytes[from] == '0' && to - from > 2 && (bytes[from + 1] | 0x20) == 'x') {
            return true;
        }
        boolean separated = false;
        for (int i = from; i < to; i++) {
            if ("-./:,+ ".indexOf(bytes[i]) >= 0) {
                separated = true;
            } else if (!Ascii.isDigit(bytes[i])) {
                return false;
            }
        }
        return separated;
    }
}
