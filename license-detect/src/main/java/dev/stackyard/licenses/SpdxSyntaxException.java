package dev.stackyard.licenses;

/** Text that is no SPDX licence expression. The message says what is wrong and at which character. */
public class SpdxSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    /** @param position index of the UTF-16 unit at which reading failed, from 0 */
    public SpdxSyntaxException(String message, int position) {
        super(message + " at character " + position);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
