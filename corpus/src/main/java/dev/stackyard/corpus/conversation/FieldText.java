package dev.stackyard.corpus.conversation;

/**
 * A text of a conversation and where it stands in the row's JSON.
 *
 * @param value decoded
 * @param start first byte of its characters in the JSON, after the quotation mark; -1 if it was not read from one
 * @param end the closing quotation mark
 */
public record FieldText(String value, int start, int end) {

    /** A text that stands nowhere yet. */
    public static FieldText of(String value) {
        return new FieldText(value, -1, -1);
    }

    /** Whether there is nothing to be read in it. */
    public boolean isBlank() {
        return value.isBlank();
    }

    /** Two texts are equal when they say the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FieldText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
