package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a git tree.
 *
 * @param name not empty, no zero byte; git would refuse a {@code /} in it or a name like {@code ..}, this does not
 * @param mode as the tree states it, such as octal 100644
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TreeEntry(byte[] name, int mode, ObjectHash id) {

    private static final int LONGEST_MODE = 7;

    /**
     * Reads a tree's payload: for each entry its mode in octal digits, a space, the name, a zero byte and 20 bytes of id.
     *
     * @throws DamagedPackException if it is malformed
     */
    static List<TreeEntry> parse(byte[] tree) throws DamagedPackException {
        List<TreeEntry> entries = new ArrayList<>(tree.length / 32);
        int at = 0;
        while (at < tree.length) {
            int space = find(tree, at, ' ');
            int zero = find(tree, space + 1, (byte) 0);
            int end = zero + 1 + ObjectHash.BYTES;
            if (end > tree.length || zero == space + 1) {
                throw malformed(at);
            }
            byte[] name = java.util.Arrays.copyOfRange(tree, space + 1, zero);
            entries.add(new TreeEntry(name, mode(tree, at, space), ObjectHash.of(tree, zero + 1)));
            at = end;
        }
        return entries;
    }

    private static int find(byte[] tree, int from, int wanted) throws DamagedPackException {
        for (int i = from; i < tree.length; i++) {
            if (tree[i] == wanted) {
                return i;
            }
        }
        throw malformed(from);
    }

    private static int mode(byte[] tree, int from, int to) throws DamagedPackException {
        int mode = 0;
        for (int i = from; i < to; i++) {
            int digit = tree[i] - '0';
            if (digit < 0 || digit > 7) {
                throw malformed(i);
            }
            mode = 8 * mode + digit;
        }
        if (to == from || to - from > LONGEST_MODE) {
            throw malformed(from);
        }
        return mode;
    }

    private static DamagedPackException malformed(int offset) {
        return new DamagedPackException("is a malformed tree at byte " + offset);
    }
}
