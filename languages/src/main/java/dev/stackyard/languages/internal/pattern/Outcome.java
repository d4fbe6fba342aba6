package dev.stackyard.languages.internal.pattern;

/** What a {@link PatternSet} is asked: turns the set of matching leaves into one number. Pure and thread-safe. */
public interface Outcome {

    /**
     * The leaves that can still change the answer.
     *
     * @param matched leaves found so far, one bit each
     * @return a subset of the leaves not in {@code matched}; once 0, the scan ends
     */
    long open(long matched);

    /**
     * The answer if no further leaf matches.
     *
     * @return 0 or more
     */
    int answer(long matched);

    /** Answers with the matching leaves themselves, as bits; for up to 31 leaves. */
    static Outcome leaves(int count) {
        long all = (1L << count) - 1;
        return new Outcome() {
            @Override
            public long open(long matched) {
                return all & ~matched;
            }

            @Override
            public int answer(long matched) {
                return Math.toIntExact(matched);
            }
        };
    }
}
