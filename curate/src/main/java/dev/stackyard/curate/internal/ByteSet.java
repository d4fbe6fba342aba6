package dev.stackyard.curate.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A set of bytes as a table, and the search for long runs of its members. Immutable. */
final class ByteSet {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long CASE_BITS = 0x2020202020202020L;

    private final boolean[] members = new boolean[256];
    private final long foldBits;
    private final long atLeastFirst;
    private final long beyondLast;

    /**
     * @param ranges pairs of first and last member (up to U+00FF), such as {@code "azAZ"}
     * @param outsiders first and last of a range of ASCII characters that are no members and occur often; letters stand
     *     for both cases. It makes the search fast; any such range is right.
     */
    ByteSet(String ranges, String outsiders) {
        for (int i = 0; i < ranges.length(); i += 2) {
            for (int b = ranges.charAt(i); b <= ranges.charAt(i + 1); b++) {
                members[b] = true;
            }
        }
        foldBits = HtmlNames.isLetter((byte) outsiders.charAt(0)) ? CASE_BITS : 0;
        atLeastFirst = (0x80 - outsiders.charAt(0)) * EVERY_BYTE;
        beyondLast = (0x80 - outsiders.charAt(1) - 1) * EVERY_BYTE;
    }

    /**
     * Finds the first run of at least {@code length} members that begins at or after {@code from}; its bytes before
     * {@code from} do not count. Linear, and most bytes are never looked at: wherever such a run lies, eight of its
     * bytes begin at one of the places that are {@code length - 7} apart, and only those are tested.
     *
     * @param length at least 8
     * @return where the run begins, or -1
     */
    int findRun(byte[] text, int from, int end, int length) {
        int stride = length - Long.BYTES + 1;
        int floor = from;
        int probe = from + stride - 1;
        while (probe + Long.BYTES <= end) {
            if (outsiders((long) LONGS.get(text, probe)) != 0) {
                probe += stride;
                continue;
            }
            int runEnd = endOfRun(text, probe, end);
            if (runEnd >= probe + Long.BYTES) {
                int runStart = startOfRun(text, floor, probe);
                if (runEnd - runStart >= length) {
                    return runStart;
                }
            }
            floor = runEnd;
            probe = runEnd + stride;
        }
        return -1;
    }

    /** Bit 7 of each byte that is in the range of outsiders. Bit 7 is taken off first, so that no sum carries. */
    private long outsiders(long word) {
        long low = (word | foldBits) & ~HIGH_BITS;
        return (low + atLeastFirst) & ~(low + beyondLast) & ~word & HIGH_BITS;
    }

    private int startOfRun(byte[] text, int floor, int from) {
        int i = from;
        while (i > floor && members[text[i - 1] & 0xFF]) {
            i--;
        }
        return i;
    }

    /** One past the last member of the run that begins at {@code from}; {@code from} if none does. */
    int endOfRun(byte[] text, int from, int end) {
        int i = from;
        while (i < end && members[text[i] & 0xFF]) {
            i++;
        }
        return i;
    }
}
