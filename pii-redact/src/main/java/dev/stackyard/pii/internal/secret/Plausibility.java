package dev.stackyard.pii.internal.secret;

/** Whether bytes that a rule's pattern matched can be the random part of a secret. */
final class Plausibility {

    /**
     * Surprise below which text is words, however it fits a pattern. Lower than {@link BigramModel#RANDOM_BITS}: a pattern
     * has spoken already.
     */
    private static final double WORDS_BITS = 5.0;

    /** Shorter texts vary too much to be judged by their surprise. */
    private static final int SHORTEST_JUDGED = 12;

    private Plausibility() {}

    /** @param entropy least Shannon entropy in bits per byte */
    static boolean isPlausible(byte[] bytes, int from, int to, double entropy) {
        if (Entropy.bitsPerByte(bytes, from, to) < entropy || Placeholders.isPlaceholder(bytes, from, to)) {
            return false;
        }
        ValueShape shape = ValueShape.of(bytes, from, to);
        boolean words = shape.length() >= SHORTEST_JUDGED && BigramModel.surprise(bytes, from, to) < WORDS_BITS;
        return shape.isHexKey() || shape.letters() == 0 || ValueShape.isUuid(bytes, from, to) || !words;
    }
}
