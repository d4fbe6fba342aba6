package dev.stackyard.swhid;

/** A text that is no SWHID. The message quotes it and names the first character that is wrong. */
public class SwhidFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Longest text that a message quotes whole, in UTF-16 units: a core identifier has 50. */
    private static final int QUOTED = 120;

    private final int offset;

    /**
     * @param text the whole text
     * @param offset index of the first wrong UTF-16 unit; the text's length if something is missing at its end
     * @param problem what is wrong there
     */
    SwhidFormatException(String text, int offset, String problem) {
        super("'" + quote(text) + "' is no SWHID: " + problem + " at character " + offset);
        this.offset = offset;
    }

    private static String quote(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }

    /** Index of the first wrong UTF-16 unit; the text's length if something is missing at its end. */
    public int offset() {
        return offset;
    }
}
