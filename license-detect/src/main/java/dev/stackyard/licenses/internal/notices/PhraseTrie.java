package dev.stackyard.licenses.internal.notices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many phrases at once: a trie over words. Looking up the phrases that begin at a word costs one probe where none does,
 * and at most as many as the longest phrase has words; so a text is searched in linear time. (Failure links in the manner
 * of Aho and Corasick would save nothing: few words begin a phrase.) Immutable once it is built.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseTrie<T> {

    private static final int ROOT = 0;

    private long[] keys = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int edges;
    private final List<List<T>> values = new ArrayList<>();
    /** By the lowest bits of a word: whether a phrase may begin with it. Few do, and this stays in the cache. */
    private final boolean[] begins = new boolean[1 << 14];

    PhraseTrie() {
        values.add(List.of());
    }

    /** Adds a phrase of at least one word. A phrase may stand for several things; they keep the order of adding. */
    void add(int[] phrase, T value) {
        int state = ROOT;
        for (int word : phrase) {
            int next = next(state, word);
            state = next >= 0 ? next : addState(state, word);
        }
        if (state == ROOT) {
            throw new IllegalStateException("a phrase has no words: " + value);
        }
        begins[phrase[0] & begins.length - 1] = true;
        List<T> all = new ArrayList<>(values.get(state));
        all.add(value);
        values.set(state, all);
    }

    private int addState(int state, int word) {
        if (edges * 2 >= keys.length) {
            grow();
        }
        int target = values.size();
        values.add(List.of());
        put(key(state, word), target);
        edges++;
        return target;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldTargets[i] != 0) {
                put(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private void put(long key, int target) {
        int slot = slot(key);
        while (targets[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    /** False if no phrase begins with a word; true says nothing. */
    boolean mayBegin(int word) {
        return begins[word & begins.length - 1];
    }

    /** The state behind an edge, or -1. Only the root has number 0, and no edge leads there. */
    int next(int state, int word) {
        long key = key(state, word);
        int slot = slot(key);
        while (targets[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return -1;
    }

    /** What the phrase stands for that ends in a state; empty if none does. */
    List<T> values(int state) {
        return values.get(state);
    }

    private static long key(int state, int word) {
        return (long) state << 32 | (word & 0xFFFFFFFFL);
    }

    private int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 40) & keys.length - 1;
    }

    @Override
    public String toString() {
        return values.size() + " states, " + edges + " edges, "
                + Arrays.stream(targets).filter(t -> t != 0).count();
    }
}
