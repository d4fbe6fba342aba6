package dev.stackyard.corpus;

/**
 * A stretch of a row's UTF-8 text that some rule found.
 *
 * @param start first byte, counted from 0 in the row's UTF-8 text
 * @param end one past the last byte; always greater than {@code start}
 * @param kind what it is, such as {@code email}
 * @param rule the rule that found it
 */
public record Span(int start, int end, String kind, String rule) {

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("span [" + start + ", " + end + ") is empty or negative");
        }
    }
}
