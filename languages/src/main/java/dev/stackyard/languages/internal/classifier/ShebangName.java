package dev.stackyard.languages.internal.classifier;

/** Finds the interpreter's name in a shebang, as far as the tokenizer cares. Stateless. */
final class ShebangName {

    private ShebangName() {}

    /** Where the name begins; {@code to} for a shebang without one; -1 if this is no shebang. */
    static int start(byte[] text, int at, int to) {
        if (!TokenLength.startsWith(text, at, to, "#!")) {
            return -1;
        }
        int path = skipBlanks(text, at + 2, to);
        int end = path;
        int name = -1;
        while (end < to && (Bytes.isAlphaOrUnderscore(text[end]) || text[end] == '/')) {
            if (text[end++] == '/') {
                name = end;
            }
        }
        if (end == path) {
            return -1;
        }
        if (end - Math.max(name, path) == 3 && TokenLength.startsWith(text, end - 3, to, "env")) {
            return afterEnv(text, end, to);
        }
        return name < 0 ? at : name;
    }

    /** The first word that sets no variable. */
    private static int afterEnv(byte[] text, int from, int to) {
        int word = skipBlanks(text, from, to);
        while (word < to && word > from) {
            int end = word;
            boolean assigns = false;
            while (end < to && !Bytes.isBlank(text[end]) && text[end] != '\n') {
                assigns |= text[end++] == '=';
            }
            if (!assigns) {
                return Bytes.isAlphaOrUnderscore(text[word]) ? word : to;
            }
            int next = skipBlanks(text, end, to);
            word = next == end ? to : next;
        }
        return to;
    }

    /** Bytes of the name at {@code start}. */
    static int length(byte[] text, int start, int to) {
        int end = TokenLength.startsWith(text, start, to, "#!") ? skipBlanks(text, start + 2, to) : start;
        while (end < to && Bytes.isAlphaOrUnderscore(text[end])) {
            end++;
        }
        return end - start;
    }

    private static int skipBlanks(byte[] text, int from, int to) {
        int i = from;
        while (i < to && Bytes.isBlank(text[i])) {
            i++;
        }
        return i;
    }
}
