package dev.stackyard.curate.internal;

/**
 * Adds up the length of a page's visible text from its text nodes, as Beautiful Soup's {@code get_text} would print them:
 * a node of nothing but ASCII white space shrinks to one character, except inside {@code pre} and {@code textarea}; what
 * is inside {@code template} is not visible.
 */
final class VisibleText {

    private int characters;
    private int nodeCharacters;
    private boolean nodeIsBlank = true;
    private int preformattedDepth;
    private int templateDepth;

    void begin() {
        characters = 0;
        nodeCharacters = 0;
        nodeIsBlank = true;
        preformattedDepth = 0;
        templateDepth = 0;
    }

    /** Adds some bytes to the current node. */
    void add(byte[] html, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += html[i] > (byte) 0xBF ? 1 : 0;
        }
        nodeCharacters += count;
        int i = start;
        while (nodeIsBlank && i < end) {
            nodeIsBlank = isBlank(html[i++]);
        }
    }

    /** Adds the character that a reference such as {@code &amp;} stands for. */
    void addReference() {
        nodeCharacters++;
        nodeIsBlank = false;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f';
    }

    /** Ends the current node: some markup follows. */
    void endNode() {
        if (templateDepth == 0) {
            characters += nodeIsBlank && preformattedDepth == 0 ? Math.min(nodeCharacters, 1) : nodeCharacters;
        }
        nodeCharacters = 0;
        nodeIsBlank = true;
    }

    /** Enters an element; its name has the bytes from {@code start} to {@code end}. */
    void open(byte[] html, int start, int end) {
        if (isPreformatted(html, start, end)) {
            preformattedDepth++;
        } else if (HtmlNames.equal(html, start, end, "template")) {
            templateDepth++;
        }
    }

    /** Leaves an element. An end tag without its start tag is ignored. */
    void close(byte[] html, int start, int end) {
        if (isPreformatted(html, start, end)) {
            preformattedDepth = Math.max(0, preformattedDepth - 1);
        } else if (HtmlNames.equal(html, start, end, "template")) {
            templateDepth = Math.max(0, templateDepth - 1);
        }
    }

    private static boolean isPreformatted(byte[] html, int start, int end) {
        return HtmlNames.equal(html, start, end, "pre") || HtmlNames.equal(html, start, end, "textarea");
    }

    /** Code points of all nodes ended so far. */
    int characters() {
        return characters;
    }
}
