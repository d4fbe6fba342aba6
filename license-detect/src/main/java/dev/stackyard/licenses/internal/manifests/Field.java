package dev.stackyard.licenses.internal.manifests;

/**
 * The value of a licence field.
 *
 * @param value as it is written, without quotes
 * @param start first byte of the statement in the text
 * @param end one past its last byte
 */
record Field(String value, int start, int end) {

    /** Longest value that is read, in UTF-16 units; what is longer is a text, not a name. */
    static final int LONGEST = 500;
}
