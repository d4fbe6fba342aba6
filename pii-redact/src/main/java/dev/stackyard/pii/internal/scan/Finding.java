package dev.stackyard.pii.internal.scan;

import dev.stackyard.pii.PiiKind;

/**
 * A stretch of a text that a scanner wants masked.
 *
 * @param start index of its first byte in {@link Text#bytes}
 * @param end one past its last byte; greater than {@code start}
 * @param rule name of the rule that found it
 * @param mask what shall stand in its place
 * @param weight when two findings overlap the heavier one stays; from {@link Weight}
 */
public record Finding(int start, int end, PiiKind kind, String rule, Mask mask, Weight weight) {

    public Finding {
        if (end <= start) {
            throw new IllegalArgumentException("finding [" + start + ", " + end + ") of " + rule + " is empty");
        }
    }

    public int length() {
        return end - start;
    }
}
