package dev.stackyard.languages.internal.pattern;

import java.util.Arrays;

/**
 * Where a scan stands: what may come next depends on nothing else. Immutable.
 *
 * @param before the symbol before the position, or another that no guard tells from it
 * @param threads states of the {@link Nfa} reached by the bytes so far, ascending, before any step without a byte
 * @param matched leaves that have matched, one bit each
 * @param outcome the answer if it is decided whatever follows, otherwise {@link #UNDECIDED}
 */
record DfaState(int before, int[] threads, long matched, int outcome) {

    static final int UNDECIDED = -1;

    static DfaState decided(int outcome) {
        return new DfaState(0, new int[0], 0, outcome);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DfaState that
                && before == that.before
                && matched == that.matched
                && outcome == that.outcome
                && Arrays.equals(threads, that.threads);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(threads) + before) + Long.hashCode(matched);
    }

    @Override
    public String toString() {
        return "DfaState[" + before + ", " + Arrays.toString(threads) + ", " + matched + ", " + outcome + "]";
    }
}
