package dev.stackyard.corpus.reading;

/**
 * A range of a reading's text, in bytes from its start, half-open. Passages do not overlap, and come in the order of the text.
 *
 * @param role what it is
 */
public record Passage(Role role, int start, int end) {

    public Passage {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a passage cannot be [" + start + ", " + end + ")");
        }
    }
}
