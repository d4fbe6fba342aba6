package dev.stackyard.languages.internal.pattern;

import java.util.BitSet;

/**
 * A set of symbols: the 256 byte values, and {@link #EDGE}, which stands before the first byte of a text and after its
 * last. Immutable.
 */
final class SymbolSet {

    /** The boundary of the text. */
    static final int EDGE = 256;
    /** How many symbols there are. */
    static final int SYMBOLS = 257;

    static final SymbolSet NONE = new SymbolSet(new BitSet());
    static final SymbolSet BYTES = range(0, 255);
    static final SymbolSet ALL = range(0, EDGE);
    static final SymbolSet AT_EDGE = of(EDGE);
    static final SymbolSet NEWLINE = of('\n');
    static final SymbolSet DIGIT = range('0', '9');
    static final SymbolSet WORD =
            range('a', 'z').union(range('A', 'Z')).union(DIGIT).union(of('_'));
    /** Ruby's {@code \s}: blank, tab, newline, vertical tab, form feed, carriage return. */
    static final SymbolSet SPACE = range('\t', '\r').union(of(' '));

    private static final int CASE_BIT = 0x20;

    private final BitSet members;

    private SymbolSet(BitSet members) {
        this.members = members;
    }

    static SymbolSet of(int symbol) {
        return range(symbol, symbol);
    }

    /** All symbols from first to last, both included. */
    static SymbolSet range(int first, int last) {
        BitSet members = new BitSet(SYMBOLS);
        members.set(first, last + 1);
        return new SymbolSet(members);
    }

    SymbolSet union(SymbolSet other) {
        BitSet result = (BitSet) members.clone();
        result.or(other.members);
        return new SymbolSet(result);
    }

    SymbolSet intersect(SymbolSet other) {
        BitSet result = (BitSet) members.clone();
        result.and(other.members);
        return new SymbolSet(result);
    }

    SymbolSet minus(SymbolSet other) {
        BitSet result = (BitSet) members.clone();
        result.andNot(other.members);
        return new SymbolSet(result);
    }

    /** With the other case of every ASCII letter that is in it. */
    SymbolSet ignoringCase() {
        BitSet result = (BitSet) members.clone();
        for (int lower = 'a'; lower <= 'z'; lower++) {
            int upper = lower ^ CASE_BIT;
            boolean either = members.get(lower) || members.get(upper);
            result.set(lower, either);
            result.set(upper, either);
        }
        return new SymbolSet(result);
    }

    boolean contains(int symbol) {
        return members.get(symbol);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymbolSet that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
