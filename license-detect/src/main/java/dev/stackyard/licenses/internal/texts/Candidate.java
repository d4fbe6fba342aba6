package dev.stackyard.licenses.internal.texts;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stretch of a file that may be a copy of a template, by the grams that both have. */
final class Candidate {

    final int template;
    final double estimate;
    boolean isAlive = true;

    private final int[] anchorWords;
    private final int[] anchorPositions;
    private @Nullable Alignment alignment;

    Candidate(int template, int[] anchorWords, int[] anchorPositions, double estimate) {
        this.template = template;
        this.anchorWords = anchorWords;
        this.anchorPositions = anchorPositions;
        this.estimate = estimate;
    }

    /** Grams in common. */
    int size() {
        return anchorWords.length;
    }

    private int first() {
        return anchorWords[0];
    }

    private int end() {
        return anchorWords[anchorWords.length - 1] + Minimizers.GRAM;
    }

    boolean isSameAs(Candidate other) {
        return template == other.template && Arrays.equals(anchorWords, other.anchorWords);
    }

    /** Whether at least half of the shorter one lies in the other. */
    boolean overlaps(Candidate other) {
        int shared = Math.min(end(), other.end()) - Math.max(first(), other.first());
        return 2 * shared >= Math.min(end() - first(), other.end() - other.first());
    }

    /** Whether more than a quarter of it lies in {@code [from, to)}. */
    boolean isMostlyIn(int from, int to) {
        int shared = Math.min(end(), to) - Math.max(first(), from);
        return 4 * shared > end() - first();
    }

    /** Aligns with the file, once. */
    void align(Aligner aligner, LicenseTemplate text, int[] words, int from, int to) {
        if (alignment == null) {
            alignment = aligner.align(words, from, to, text, anchorWords, anchorPositions, anchorWords.length);
        }
    }

    /** The outcome of {@link #align}. */
    Alignment alignment() {
        return Objects.requireNonNull(alignment);
    }
}
