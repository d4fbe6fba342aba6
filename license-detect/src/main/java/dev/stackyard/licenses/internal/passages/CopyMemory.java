package dev.stackyard.licenses.internal.passages;

import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What passages said that were the same byte for byte, as the headers of a project's files are: then not even their words
 * need be read. A passage takes the place of another one with which it shares a slot. Not thread-safe.
 */
final class CopyMemory {

    /** Longer passages are not remembered: they are rare, and memory has a bound. */
    private static final int LONGEST = 4 << 10;

    private static final int BITS = 10;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /** @param findings their places count from the beginning of the passage */
    private record Copy(byte[] text, NoticeContext context, List<LicenseFinding> findings) {}

    private final Copy[] copies = new Copy[1 << BITS];

    /** What {@code text[from, to)} said before, at this place, or else what {@code reader} finds there. */
    List<LicenseFinding> recall(
            byte[] text, int from, int to, NoticeContext context, Supplier<List<LicenseFinding>> reader) {
        if (to - from > LONGEST) {
            return reader.get();
        }
        int slot = slot(text, from, to);
        Copy copy = copies[slot];
        if (copy != null && copy.context == context && Arrays.equals(copy.text, 0, copy.text.length, text, from, to)) {
            return moved(copy.findings, from);
        }
        List<LicenseFinding> findings = reader.get();
        copies[slot] = new Copy(Arrays.copyOfRange(text, from, to), context, moved(findings, -from));
        return findings;
    }

    private static List<LicenseFinding> moved(List<LicenseFinding> findings, int bytes) {
        return findings.stream().map(finding -> finding.movedBy(bytes)).toList();
    }

    /** Mixes all bytes, eight at a time; that two passages may share a slot costs time only. */
    private static int slot(byte[] text, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ (long) LONGS.get(text, i)) * 0x9E3779B97F4A7C15L, 29);
        }
        for (; i < to; i++) {
            hash = (hash ^ text[i]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (((hash ^ (hash >>> 31)) * 0xC2B2AE3D27D4EB4FL) >>> (Long.SIZE - BITS));
    }
}
