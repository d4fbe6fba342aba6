package dev.stackyard.languages.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the deterministic automaton that texts have asked for so far. Shared by all threads.
 *
 * <p>Layout of the table: one row per state, one cell per symbol class, a state is named by its row's offset. A cell
 * is 0 while unknown, the next state's row if positive, and {@code -1 - answer} if negative. Cells only ever go from 0
 * to their final value, under the lock; a reader that still sees 0 asks again under the lock, so reading without it
 * is safe. Rows are added to a larger copy of the table when it is full, and to a fresh cache once this has reached
 * its limit: memory stays bounded whatever the texts are.
 */
final class StateCache {

    /** A cell that no text has asked for yet. */
    static final int UNKNOWN = 0;

    /** Answer of {@link #resolve} when there is no room for the next state; the cell stays unknown. */
    static final int FULL = 0;

    private static final int MAX_CELLS = 1 << 17;
    private static final int FIRST_ROWS = 16;

    private final Determinizer determinizer;
    private final int stride;
    private final Map<DfaState, Integer> rows = new HashMap<>();
    private final List<DfaState> states = new ArrayList<>();
    private volatile int[] table;
    private volatile int start;

    StateCache(Determinizer determinizer) {
        this.determinizer = determinizer;
        this.stride = determinizer.classes().count();
        this.table = new int[FIRST_ROWS * stride];
        states.add(DfaState.decided(0));
    }

    int[] table() {
        return table;
    }

    /** The cell that leads to the start state. */
    int start(long matched) {
        if (matched == 0 && start != 0) {
            return start;
        }
        synchronized (determinizer) {
            int cell = cellFor(determinizer.start(matched));
            if (matched == 0) {
                start = cell;
            }
            return cell;
        }
    }

    /** Computes a cell that was 0; {@link #FULL} if the state it leads to finds no room here. */
    int resolve(int row, int symbolClass) {
        synchronized (determinizer) {
            int cell = table[row + symbolClass];
            if (cell == UNKNOWN) {
                cell = cellFor(determinizer.step(states.get(row / stride), symbolClass));
                table[row + symbolClass] = cell;
            }
            return cell;
        }
    }

    /** A fresh cache that holds nothing but the state to which this cell leads, and that state's row. */
    Continuation renew(int row, int symbolClass) {
        synchronized (determinizer) {
            StateCache fresh = new StateCache(determinizer);
            DfaState next = determinizer.step(states.get(row / stride), symbolClass);
            return new Continuation(fresh, fresh.cellFor(next));
        }
    }

    record Continuation(StateCache cache, int cell) {}

    private int cellFor(DfaState state) {
        if (state.outcome() != DfaState.UNDECIDED) {
            return -1 - state.outcome();
        }
        Integer known = rows.get(state);
        if (known != null) {
            return known;
        }
        int row = states.size() * stride;
        if (row + stride > MAX_CELLS) {
            return FULL;
        }
        if (row + stride > table.length) {
            table = Arrays.copyOf(table, Math.min(2 * table.length, MAX_CELLS));
        }
        states.add(state);
        rows.put(state, row);
        return row;
    }
}
