package dev.stackyard.languages.internal.pattern;

import java.util.List;

/**
 * A parsed pattern. Compiles itself back to front: each node is told where matching goes on after it and answers where
 * it begins (Thompson's construction with the continuation as an argument).
 */
sealed interface Syntax {

    /** {@link Repeat#most} of a repetition without an upper bound. */
    int UNBOUNDED = -1;

    /** Matches nothing, and succeeds. */
    Syntax EMPTY = new Sequence(List.of());

    /** Adds the node to an automaton; returns its entry, from which a match leads to {@code next}. */
    int compile(NfaBuilder nfa, int next);

    /** One byte out of a set. */
    record Symbols(SymbolSet set) implements Syntax {
        @Override
        public int compile(NfaBuilder nfa, int next) {
            return nfa.symbols(set, next);
        }
    }

    /** No byte, but the symbols on both sides of the position are in these sets. */
    record Look(SymbolSet before, SymbolSet after) implements Syntax {

        /** Ruby's {@code ^}: at the start of the text, or after a newline that does not end it. */
        static final Syntax LINE_START = new Choice(
                List.of(new Look(SymbolSet.AT_EDGE, SymbolSet.ALL), new Look(SymbolSet.NEWLINE, SymbolSet.BYTES)));
        /** Ruby's {@code $}: at the end of the text, or before a newline. */
        static final Syntax LINE_END = new Look(SymbolSet.ALL, SymbolSet.NEWLINE.union(SymbolSet.AT_EDGE));

        static final Syntax TEXT_START = new Look(SymbolSet.AT_EDGE, SymbolSet.ALL);
        static final Syntax TEXT_END = new Look(SymbolSet.ALL, SymbolSet.AT_EDGE);

        private static final SymbolSet NOT_WORD = SymbolSet.ALL.minus(SymbolSet.WORD);
        static final Syntax WORD_BOUNDARY =
                new Choice(List.of(new Look(SymbolSet.WORD, NOT_WORD), new Look(NOT_WORD, SymbolSet.WORD)));
        static final Syntax NO_WORD_BOUNDARY =
                new Choice(List.of(new Look(SymbolSet.WORD, SymbolSet.WORD), new Look(NOT_WORD, NOT_WORD)));

        @Override
        public int compile(NfaBuilder nfa, int next) {
            return nfa.look(before, after, next);
        }
    }

    /** One part after the other. */
    record Sequence(List<Syntax> parts) implements Syntax {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public int compile(NfaBuilder nfa, int next) {
            int entry = next;
            for (int i = parts.size() - 1; i >= 0; i--) {
                entry = parts.get(i).compile(nfa, entry);
            }
            return entry;
        }
    }

    /** Any one of the branches. Which is tried first does not matter: only whether there is a match does. */
    record Choice(List<Syntax> branches) implements Syntax {
        public Choice {
            branches = List.copyOf(branches);
        }

        @Override
        public int compile(NfaBuilder nfa, int next) {
            return nfa.fork(branches.stream()
                    .mapToInt(branch -> branch.compile(nfa, next))
                    .toArray());
        }
    }

    /** The part at least {@code least} and at most {@code most} times. Greedy and lazy are the same here. */
    record Repeat(Syntax part, int least, int most) implements Syntax {
        @Override
        public int compile(NfaBuilder nfa, int next) {
            int entry = most == UNBOUNDED ? loop(nfa, next) : optional(nfa, next);
            for (int i = 0; i < least; i++) {
                entry = part.compile(nfa, entry);
            }
            return entry;
        }

        private int loop(NfaBuilder nfa, int next) {
            int fork = nfa.fork();
            nfa.aim(fork, part.compile(nfa, fork), next);
            return fork;
        }

        private int optional(NfaBuilder nfa, int next) {
            int entry = next;
            for (int i = least; i < most; i++) {
                entry = nfa.fork(part.compile(nfa, entry), next);
            }
            return entry;
        }
    }
}
