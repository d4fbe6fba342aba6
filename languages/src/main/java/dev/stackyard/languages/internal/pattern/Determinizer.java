package dev.stackyard.languages.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the states of the deterministic automaton, one at a time: the subset construction, with guards.
 *
 * <p>A guard asks for the symbol after the position, so a state's steps without a byte are taken only when the next
 * symbol is known; a match is therefore seen one symbol late, at the latest on {@link SymbolSet#EDGE}. A leaf that has
 * matched, or can no longer change the answer, gets no more threads.
 *
 * <p>Not thread-safe: scratch memory is shared between calls.
 */
final class Determinizer {

    private final Nfa nfa;
    private final Outcome outcome;
    private final SymbolClasses classes;
    private final int[] beforeOf;
    private final boolean[] anchored;

    private final int[] stack;
    private final int[] visited;
    private final int[] consuming;
    private int visit;
    private int consumingCount;

    Determinizer(Nfa nfa, Outcome outcome) {
        this.nfa = nfa;
        this.outcome = outcome;
        this.classes = new SymbolClasses(setsOf(nfa, true));
        this.beforeOf = normalBefore(new SymbolClasses(setsOf(nfa, false)));
        this.anchored = new boolean[nfa.entries().length];
        for (int i = 0; i < anchored.length; i++) {
            anchored[i] = nfa.anchored(nfa.entries()[i]);
        }
        int size = nfa.states().length;
        this.stack = new int[size];
        this.visited = new int[size];
        this.consuming = new int[size];
    }

    /** All sets that symbols are tested against, or only those for the symbol before a position. */
    private static List<SymbolSet> setsOf(Nfa nfa, boolean all) {
        List<SymbolSet> sets = new ArrayList<>();
        sets.add(SymbolSet.AT_EDGE);
        for (Nfa.State state : nfa.states()) {
            if (state instanceof Nfa.Guard guard) {
                sets.add(guard.before());
                if (all) {
                    sets.add(guard.after());
                }
            } else if (all && state instanceof Nfa.Consume consume) {
                sets.add(consume.set());
            }
        }
        return sets.stream().distinct().toList();
    }

    private static int[] normalBefore(SymbolClasses beforeClasses) {
        int[] result = new int[SymbolSet.SYMBOLS];
        for (int symbol = 0; symbol < result.length; symbol++) {
            result[symbol] = beforeClasses.representative(beforeClasses.classOf(symbol));
        }
        return result;
    }

    SymbolClasses classes() {
        return classes;
    }

    /** The state before the first byte. */
    DfaState start(long matched) {
        if (outcome.open(matched) == 0) {
            return DfaState.decided(outcome.answer(matched));
        }
        List<Integer> threads = new ArrayList<>();
        for (int i = 0; i < anchored.length; i++) {
            if (anchored[i]) {
                threads.add(nfa.entries()[i]);
            }
        }
        int[] sorted = threads.stream().mapToInt(Integer::intValue).sorted().toArray();
        return new DfaState(beforeOf[SymbolSet.EDGE], sorted, matched, DfaState.UNDECIDED);
    }

    /** The state after one more symbol of a class; decided on EDGE at the latest. */
    DfaState step(DfaState state, int symbolClass) {
        int symbol = classes.representative(symbolClass);
        long matched = follow(state, symbol);
        long open = outcome.open(matched);
        if (open == 0 || symbol == SymbolSet.EDGE) {
            return DfaState.decided(outcome.answer(matched));
        }
        int[] threads = consume(symbol, open);
        if (threads.length == 0 && !restarts(open)) {
            return DfaState.decided(outcome.answer(matched));
        }
        return new DfaState(beforeOf[symbol], threads, matched, DfaState.UNDECIDED);
    }

    /** Takes all steps without a byte; collects the states that want one; returns the leaves matched by now. */
    private long follow(DfaState state, int after) {
        visit++;
        consumingCount = 0;
        long matched = state.matched();
        for (int thread : state.threads()) {
            matched |= follow(thread, state.before(), after);
        }
        long open = outcome.open(matched);
        for (int i = 0; i < anchored.length; i++) {
            int entry = nfa.entries()[i];
            if (!anchored[i] && isOpen(entry, open)) {
                matched |= follow(entry, state.before(), after);
            }
        }
        return matched;
    }

    private long follow(int from, int before, int after) {
        long matched = 0;
        int depth = push(from, 0);
        while (depth > 0) {
            int index = stack[--depth];
            Nfa.State state = nfa.states()[index];
            if (state instanceof Nfa.Consume) {
                consuming[consumingCount++] = index;
            } else if (state instanceof Nfa.Match match) {
                matched |= 1L << match.leaf();
            } else if (state instanceof Nfa.Guard guard) {
                if (guard.before().contains(before) && guard.after().contains(after)) {
                    depth = push(guard.next(), depth);
                }
            } else if (state instanceof Nfa.Fork fork) {
                for (int target : fork.targets()) {
                    depth = push(target, depth);
                }
            }
        }
        return matched;
    }

    private int push(int state, int depth) {
        if (visited[state] == visit) {
            return depth;
        }
        visited[state] = visit;
        stack[depth] = state;
        return depth + 1;
    }

    private int[] consume(int symbol, long open) {
        visit++;
        int count = 0;
        int[] threads = new int[consumingCount];
        for (int i = 0; i < consumingCount; i++) {
            int index = consuming[i];
            Nfa.Consume consume = (Nfa.Consume) nfa.states()[index];
            int next = consume.next();
            if (isOpen(index, open) && visited[next] != visit && consume.set().contains(symbol)) {
                visited[next] = visit;
                threads[count++] = next;
            }
        }
        int[] result = Arrays.copyOf(threads, count);
        Arrays.sort(result);
        return result;
    }

    private boolean restarts(long open) {
        for (int i = 0; i < anchored.length; i++) {
            if (!anchored[i] && isOpen(nfa.entries()[i], open)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(int state, long open) {
        return (open >>> nfa.leafOf()[state] & 1) != 0;
    }
}
