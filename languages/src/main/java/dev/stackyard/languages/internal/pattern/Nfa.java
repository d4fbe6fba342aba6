package dev.stackyard.languages.internal.pattern;

/**
 * The automaton of several patterns, not yet deterministic. Each pattern alternative has one entry; all states know
 * which leaf (the caller's number for a group of alternatives) they belong to.
 *
 * @param states targets are indexes into this array
 * @param leafOf leaf of each state
 * @param entries entry state of each alternative
 */
record Nfa(State[] states, int[] leafOf, int[] entries) {

    sealed interface State {}

    /** Takes one byte of the set and goes on at {@code next}. */
    record Consume(SymbolSet set, int next) implements State {}

    /** Goes on at {@code next} without a byte if the symbols around the position are in the sets. */
    record Guard(SymbolSet before, SymbolSet after, int next) implements State {}

    /** Goes on at all targets without a byte. */
    record Fork(int[] targets) implements State {}

    /** The leaf has matched. */
    record Match(int leaf) implements State {}

    /** Whether the alternative can match at the start of the text only, so need not be tried anywhere else. */
    boolean anchored(int entry) {
        return anchored(entry, new boolean[states.length]);
    }

    private boolean anchored(int index, boolean[] seen) {
        if (seen[index]) {
            return true;
        }
        seen[index] = true;
        State state = states[index];
        if (state instanceof Guard guard) {
            return guard.before().equals(SymbolSet.AT_EDGE) || anchored(guard.next(), seen);
        }
        if (state instanceof Fork fork) {
            for (int target : fork.targets()) {
                if (!anchored(target, seen)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}
