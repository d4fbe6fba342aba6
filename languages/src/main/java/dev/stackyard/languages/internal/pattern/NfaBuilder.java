package dev.stackyard.languages.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the states of an {@link Nfa}. Patterns are added one after the other; states are numbered from 0. */
final class NfaBuilder {

    /** More states than this are a mistake in the pattern, such as nested counted repetitions. */
    private static final int MAX_STATES = 20_000;

    private final List<Nfa.State> states = new ArrayList<>();
    private final List<Integer> leaves = new ArrayList<>();
    private int leaf;

    /** Adds a pattern that reports {@code leaf} when it matches; returns its entry. */
    int pattern(Syntax syntax, int leaf) {
        this.leaf = leaf;
        return syntax.compile(this, add(new Nfa.Match(leaf)));
    }

    int symbols(SymbolSet set, int next) {
        return add(new Nfa.Consume(set, next));
    }

    int look(SymbolSet before, SymbolSet after, int next) {
        return add(new Nfa.Guard(before, after, next));
    }

    /** A state that goes on at all the targets at once; with none given yet, {@link #aim} gives them. */
    int fork(int... targets) {
        return add(new Nfa.Fork(targets));
    }

    void aim(int fork, int... targets) {
        states.set(fork, new Nfa.Fork(targets));
    }

    Nfa build(int[] entries) {
        return new Nfa(
                states.toArray(Nfa.State[]::new),
                leaves.stream().mapToInt(Integer::intValue).toArray(),
                Arrays.copyOf(entries, entries.length));
    }

    private int add(Nfa.State state) {
        if (states.size() == MAX_STATES) {
            throw new IllegalArgumentException("pattern needs more than " + MAX_STATES + " states");
        }
        states.add(state);
        leaves.add(leaf);
        return states.size() - 1;
    }
}
