package dev.stackyard.curate.internal;

/**
 * Measures how much text of an HTML page a reader would see: text nodes outside {@code script}, {@code style} and {@code
 * template}, character references counted as the one character that they stand for.
 *
 * <p>Made to agree with what StarCoder's pipeline measured, Beautiful Soup over Python's {@code html.parser} after the
 * removal of {@code script} and {@code style} (bigcode-project/bigcode-dataset, {@code preprocessing/filtering.py}).
 * Known differences: markup that is never closed (a comment, a tag, a quoted value) hides the rest of the page, as the
 * HTML standard has it, where {@code html.parser} shows it; a named reference is one character if a semicolon ends it,
 * and otherwise plain text, whichever its name.
 *
 * <p>One pass, linear in the size of the page whatever it holds. One object per thread.
 */
public final class HtmlTextScanner {

    private final VisibleText visible = new VisibleText();
    private byte[] html = {};
    private int end;

    /** Code points of visible text in the UTF-8 bytes from {@code start} to {@code to}, exclusive. */
    public int visibleCharacters(byte[] bytes, int start, int to) {
        html = bytes;
        end = to;
        visible.begin();
        int i = start;
        while (i < end) {
            i = html[i] == '<' ? markup(i) : html[i] == '&' ? reference(i) : text(i);
        }
        visible.endNode();
        return visible.characters();
    }

    private int text(int from) {
        int i = from;
        while (i < end && html[i] != '<' && html[i] != '&') {
            i++;
        }
        visible.add(html, from, i);
        return i;
    }

    /** Reads what begins with {@code &}. */
    private int reference(int from) {
        int i = from + 1;
        boolean numeric = i < end && html[i] == '#';
        int name = numeric ? endOfNumber(i + 1) : endOfName(i);
        boolean closed = name < end && html[name] == ';';
        if (name > i + (numeric ? 1 : 0) && (numeric || closed)) {
            visible.addReference();
            return closed ? name + 1 : name;
        }
        visible.add(html, from, i);
        return i;
    }

    private int endOfNumber(int from) {
        boolean hex = from < end && (html[from] | 0x20) == 'x';
        int i = hex ? from + 1 : from;
        int digits = i;
        while (i < end && (hex ? HtmlNames.isHexDigit(html[i]) : HtmlNames.isDigit(html[i]))) {
            i++;
        }
        return i > digits ? i : from;
    }

    private int endOfName(int from) {
        int i = from;
        while (i < end && (HtmlNames.isLetter(html[i]) || (i > from && HtmlNames.isDigit(html[i])))) {
            i++;
        }
        return i;
    }

    /** Reads what begins with {@code <}. */
    private int markup(int i) {
        byte next = i + 1 < end ? html[i + 1] : (byte) ' ';
        if (HtmlNames.isLetter(next)) {
            visible.endNode();
            return startTag(i + 1);
        }
        if (next == '/') {
            visible.endNode();
            return endTag(i + 2);
        }
        if (next == '!' || next == '?') {
            visible.endNode();
            return declaration(i);
        }
        visible.add(html, i, i + 1);
        return i + 1;
    }

    private int startTag(int name) {
        int nameEnd = endOfTagName(name);
        int i = endOfAttributes(nameEnd);
        boolean empty = i < end && html[i - 1] == '/';
        if (!empty && HtmlNames.equal(html, name, nameEnd, "script")) {
            return rawText(i, "script");
        }
        if (!empty && HtmlNames.equal(html, name, nameEnd, "style")) {
            return rawText(i, "style");
        }
        if (!empty) {
            visible.open(html, name, nameEnd);
        }
        return Math.min(i + 1, end);
    }

    private int endOfTagName(int from) {
        int i = from;
        while (i < end && !HtmlNames.endsName(html[i])) {
            i++;
        }
        return i;
    }

    /** Where the {@code >} is that ends a start tag; quoted values may hold others. */
    private int endOfAttributes(int from) {
        int i = from;
        while (i < end && html[i] != '>') {
            i = HtmlNames.endsName(html[i]) ? i + 1 : endOfAttribute(i);
        }
        return i;
    }

    private int endOfAttribute(int from) {
        int i = from + 1;
        while (i < end && html[i] != '=' && !HtmlNames.endsName(html[i])) {
            i++;
        }
        int value = skipSpace(i);
        if (value == end || html[value] != '=') {
            return i;
        }
        while (value < end && html[value] == '=') {
            value++;
        }
        return endOfValue(skipSpace(value));
    }

    private int endOfValue(int from) {
        if (from < end && (html[from] == '"' || html[from] == '\'')) {
            return Math.min(find(html[from], from + 1) + 1, end);
        }
        int i = from;
        while (i < end && html[i] != '>' && !HtmlNames.isSpace(html[i])) {
            i++;
        }
        return i;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < end && HtmlNames.isSpace(html[i])) {
            i++;
        }
        return i;
    }

    /** Skips the raw text of a script or style; its end tag is then read like any other. */
    private int rawText(int from, String name) {
        for (int i = find('<', from); i < end; i = find('<', i + 1)) {
            int nameStart = i + 2;
            int nameEnd = nameStart + name.length();
            if (nameEnd < end
                    && html[i + 1] == '/'
                    && HtmlNames.startsWith(html, nameStart, end, name)
                    && HtmlNames.endsName(html[nameEnd])) {
                return i;
            }
        }
        return end;
    }

    private int endTag(int name) {
        if (name < end && HtmlNames.isLetter(html[name])) {
            visible.close(html, name, endOfTagName(name));
        }
        return Math.min(find('>', name) + 1, end);
    }

    private int declaration(int i) {
        if (HtmlNames.startsWith(html, i, end, "<!--")) {
            return endOfComment(i + 4);
        }
        if (HtmlNames.startsWith(html, i, end, "<![cdata[")) {
            return characterData(i + 9);
        }
        return Math.min(find('>', i) + 1, end);
    }

    /** A comment ends at {@code --}, any white space, {@code >}. */
    private int endOfComment(int from) {
        for (int i = find('-', from); i + 1 < end; i = find('-', i + 1)) {
            if (html[i + 1] == '-') {
                int close = skipSpace(i + 2);
                if (close < end && html[close] == '>') {
                    return close + 1;
                }
            }
        }
        return end;
    }

    /** A CDATA section's text is visible, a node of its own. */
    private int characterData(int from) {
        for (int i = find(']', from); i + 2 < end; i = find(']', i + 1)) {
            if (html[i + 1] == ']' && html[i + 2] == '>') {
                visible.add(html, from, i);
                visible.endNode();
                return i + 3;
            }
        }
        return end;
    }

    /** Where a byte is next; {@code end} if nowhere. */
    private int find(int wanted, int from) {
        int i = from;
        while (i < end && html[i] != wanted) {
            i++;
        }
        return i;
    }
}
