package dev.stackyard.curate.internal;

/** Takes the matches of an expression, in order. */
@FunctionalInterface
interface MatchSink {

    /** @param end exclusive; both are byte positions */
    void match(int start, int end);
}
