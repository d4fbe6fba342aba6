package dev.stackyard.languages.internal.pattern;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups the symbols so that two symbols share a class if they are in the same ones of some sets. Immutable. */
final class SymbolClasses {

    private final int[] classOf;
    private final int[] representatives;

    SymbolClasses(List<SymbolSet> sets) {
        int[] classes = new int[SymbolSet.SYMBOLS];
        int count = 1;
        for (SymbolSet set : sets) {
            count = split(classes, set);
        }
        classOf = classes;
        representatives = new int[count];
        for (int symbol = SymbolSet.SYMBOLS - 1; symbol >= 0; symbol--) {
            representatives[classes[symbol]] = symbol;
        }
    }

    private static int split(int[] classes, SymbolSet set) {
        Map<Integer, Integer> renumbered = new HashMap<>();
        for (int symbol = 0; symbol < classes.length; symbol++) {
            int key = 2 * classes[symbol] + (set.contains(symbol) ? 1 : 0);
            Integer number = renumbered.putIfAbsent(key, renumbered.size());
            classes[symbol] = number == null ? renumbered.size() - 1 : number;
        }
        return renumbered.size();
    }

    int count() {
        return representatives.length;
    }

    int classOf(int symbol) {
        return classOf[symbol];
    }

    /** The lowest symbol of a class. */
    int representative(int symbolClass) {
        return representatives[symbolClass];
    }

    /** Class of every byte, for the inner loop; a class number is below 257, so a short holds it. */
    short[] byteTable() {
        short[] table = new short[SymbolSet.EDGE];
        for (int symbol = 0; symbol < table.length; symbol++) {
            table[symbol] = (short) classOf[symbol];
        }
        return table;
    }

    @Override
    public String toString() {
        return Arrays.toString(classOf);
    }
}
