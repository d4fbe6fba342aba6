package dev.stackyard.licenses.internal.files;

/**
 * The comment, or stretch of prose, around a place in a file. Known by its lines' first characters and by the marks that
 * open and close block comments in the usual languages, not by the language itself. Looks at a bounded stretch.
 *
 * @param from first byte of its first line
 * @param to one past the last byte of its last line
 */
record CommentRegion(int from, int to) {

    private static final int REACH_BACK = 4 << 10;
    private static final String LINE_MARKS = "/#-;%!'\"*\\.@|:~+$^=>";

    private static final int OPENS = 1;
    private static final int CLOSES = 2;
    /** Bytes with which a mark begins that opens or closes a comment. */
    private static final boolean[] BEGINS_MARK = new boolean[256];

    static {
        for (char c : "/({<*-\"'".toCharArray()) {
            BEGINS_MARK[c] = true;
        }
    }

    /** The region around {@code place} in {@code text[from, to)}, of which at most {@code reach} bytes lie behind it. */
    static CommentRegion around(byte[] text, int from, int to, int place, int reach) {
        int lineStart = lineStart(text, Math.max(from, place - REACH_BACK), place);
        byte mark = mark(text, lineStart, to);
        int first = first(text, Math.max(from, place - REACH_BACK), lineStart, mark);
        int end = end(text, Math.min(to, place + reach), lineStart, mark);
        return new CommentRegion(first, end);
    }

    /** Walks up while lines go on in the same way; a line that opens a comment is the first one. */
    private static int first(byte[] text, int floor, int lineStart, byte mark) {
        int first = lineStart;
        while (first > floor && !opensBlock(text, first, lineEnd(text, first, lineStart))) {
            int previous = lineStart(text, floor, first - 1);
            boolean goesOn = isBlank(text, previous, first)
                    || mark == 0
                    || mark(text, previous, first) == mark
                    || opensBlock(text, previous, first);
            if (!goesOn || closesBlock(text, previous, first)) {
                break;
            }
            first = previous;
        }
        return first;
    }

    /** Walks down likewise; a line that closes a comment is the last one. */
    private static int end(byte[] text, int limit, int lineStart, byte mark) {
        int start = lineStart;
        int end = lineEnd(text, start, limit);
        boolean anyMark = mark == 0 || opensBlock(text, start, end);
        boolean block = anyMark || mark == '*' || mark == '/';
        while (end < limit && !(block && closesBlock(text, start, end))) {
            int next = lineEnd(text, end, limit);
            if (!anyMark && mark(text, end, next) != mark && !isBlank(text, end, next)) {
                break;
            }
            start = end;
            end = next;
        }
        return end;
    }

    private static int lineStart(byte[] text, int from, int place) {
        int start = place;
        while (start > from && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** One past the line's newline. */
    private static int lineEnd(byte[] text, int place, int to) {
        int end = place;
        while (end < to && text[end] != '\n') {
            end++;
        }
        return Math.min(to, end + 1);
    }

    /** The line's first character if it marks a comment line, otherwise 0. */
    private static byte mark(byte[] text, int start, int to) {
        int i = start;
        while (i < to && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        return i < to && LINE_MARKS.indexOf(text[i]) >= 0 ? text[i] : 0;
    }

    private static boolean isBlank(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] > ' ' || text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean opensBlock(byte[] text, int start, int end) {
        return marks(text, start, end) == OPENS;
    }

    private static boolean closesBlock(byte[] text, int start, int end) {
        return marks(text, start, end) == CLOSES;
    }

    /** Whether marks in a line open a comment, close one, both or neither. */
    private static int marks(byte[] text, int start, int end) {
        int found = 0;
        for (int i = start; i < end - 1; i++) {
            if (BEGINS_MARK[text[i] & 0xFF]) {
                found |= mark(text[i], text[i + 1], i + 2 < end ? text[i + 2] : 0);
            }
        }
        return found;
    }

    private static int mark(byte first, byte second, byte third) {
        return switch (first) {
            case '/', '(' -> second == '*' ? OPENS : 0;
            case '{' -> second == '-' ? OPENS : 0;
            case '<' -> second == '!' ? OPENS : 0;
            case '*' -> second == '/' || second == ')' ? CLOSES : 0;
            case '-' -> second == '}' || (second == '-' && third == '>') ? CLOSES : 0;
            default -> second == first && third == first ? OPENS | CLOSES : 0;
        };
    }
}
