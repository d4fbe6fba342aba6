package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.util.Arrays;

/** Connected components in memory: union by least number, with path halving (Tarjan and van Leeuwen, JACM 31, 1984). */
final class UnionFind {

    /** Heap per link: two nodes of 8 bytes, their parents of 4, and as much again while nodes are gathered. */
    static final int BYTES_PER_LINK = 40;

    /** Nodes are numbered with 32 bits here; what is larger is done in rounds. */
    static final int MAX_LINKS = 1 << 28;

    private final long[] nodes;
    private final int[] parents;

    private UnionFind(long[] nodes) {
        this.nodes = nodes;
        this.parents = new int[nodes.length];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
    }

    /** From all {@link Components#LINKS} to {@link Components#MEMBERSHIP}. */
    static void solve(FlowTask task) throws IOException {
        UnionFind sets = new UnionFind(nodes(task.open(0)));
        TableCursor links = task.open(0);
        while (links.next()) {
            sets.unite(sets.indexOf(links.getLong(0)), sets.indexOf(links.getLong(8)));
        }
        RecordOutput out = task.output(0);
        for (int i = 0; i < sets.nodes.length; i++) {
            out.putLong(sets.nodes[i]).putLong(sets.nodes[sets.find(i)]).end();
        }
    }

    private static long[] nodes(TableCursor links) throws IOException {
        long[] found = new long[1024];
        int count = 0;
        while (links.next()) {
            if (count + 2 > found.length) {
                found = Arrays.copyOf(found, 2 * found.length);
            }
            found[count++] = links.getLong(0);
            found[count++] = links.getLong(8);
        }
        Arrays.sort(found, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (distinct == 0 || found[distinct - 1] != found[i]) {
                found[distinct++] = found[i];
            }
        }
        return Arrays.copyOf(found, distinct);
    }

    private int indexOf(long node) {
        return Arrays.binarySearch(nodes, node);
    }

    private int find(int start) {
        int i = start;
        while (parents[i] != i) {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }
        return i;
    }

    private void unite(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
}
