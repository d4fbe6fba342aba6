package dev.stackyard.languages.internal.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Several regular expressions matched in one pass over a text, in time linear in its length whatever it holds.
 *
 * <p>A set has leaves, numbered from 0; a leaf matches if one of its alternative patterns is found anywhere in the
 * text. An {@link Outcome} turns the matching leaves into the answer and says which leaves still matter, so that a scan
 * ends as soon as the answer is certain.
 *
 * <p>Immutable to the outside and thread-safe; the automaton inside grows as texts need it.
 */
public final class PatternSet {

    /** Most leaves that a set can have. */
    public static final int MAX_LEAVES = 63;

    private final Determinizer determinizer;
    private final short[] classOf;
    private final int edgeClass;
    private volatile StateCache cache;

    /**
     * Compiles a set.
     *
     * @param leaves for each leaf its alternative patterns, in the syntax of {@link PatternParser}; a leaf without
     *     patterns never matches by itself
     * @throws IllegalArgumentException if a pattern is malformed or not supported, or there are too many leaves
     */
    public PatternSet(List<List<String>> leaves, Outcome outcome) {
        if (leaves.size() > MAX_LEAVES) {
            throw new IllegalArgumentException(leaves.size() + " leaves, more than " + MAX_LEAVES);
        }
        NfaBuilder builder = new NfaBuilder();
        List<Integer> entries = new ArrayList<>();
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            for (String pattern : leaves.get(leaf)) {
                entries.add(builder.pattern(PatternParser.parse(pattern), leaf));
            }
        }
        Nfa nfa = builder.build(entries.stream().mapToInt(Integer::intValue).toArray());
        determinizer = new Determinizer(nfa, outcome);
        classOf = determinizer.classes().byteTable();
        edgeClass = determinizer.classes().classOf(SymbolSet.EDGE);
        cache = new StateCache(determinizer);
    }

    /** A set with one leaf: {@link #find} tells whether any of the patterns is in a text. */
    public static PatternSet anyOf(List<String> patterns) {
        return new PatternSet(List.of(patterns), Outcome.leaves(1));
    }

    /** A set with one pattern. */
    public static PatternSet of(String pattern) {
        return anyOf(List.of(pattern));
    }

    /** Whether any leaf is found in the range, for a set whose outcome is {@link Outcome#leaves}. */
    public boolean find(byte[] text, int from, int to) {
        return match(text, from, to, 0) != 0;
    }

    /**
     * The outcome for a range of bytes, which is taken as a whole text: {@code \A} matches at {@code from}.
     *
     * @param matched leaves that are known to match by other means, one bit each
     */
    public int match(byte[] text, int from, int to, long matched) {
        StateCache current = cache;
        int row = current.start(matched);
        int[] table = current.table();
        for (int i = from; i < to && row > 0; i++) {
            int symbolClass = classOf[text[i] & 0xFF];
            int cell = table[row + symbolClass];
            if (cell == StateCache.UNKNOWN) {
                cell = current.resolve(row, symbolClass);
                if (cell == StateCache.FULL) {
                    StateCache.Continuation next = current.renew(row, symbolClass);
                    current = next.cache();
                    cell = next.cell();
                    cache = current;
                }
                table = current.table();
            }
            row = cell;
        }
        return -1 - (row > 0 ? end(current, row) : row);
    }

    /** The cell of the text's end, always an answer. */
    private int end(StateCache current, int row) {
        int cell = current.table()[row + edgeClass];
        return cell == StateCache.UNKNOWN ? current.resolve(row, edgeClass) : cell;
    }
}
