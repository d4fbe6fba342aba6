package dev.stackyard.corpus.internal.flow;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.Tasks;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task, and the records that it sees.
 *
 * @param number the task's: see {@link Tasks}
 * @param from the least record that it sees is not before these bytes; null if it sees the first
 * @param to the greatest is before these; null if it sees the last
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Slice(int number, byte @Nullable [] from, byte @Nullable [] to) implements Serializable {

    /** Finds keys at which to cut a job's inputs. */
    @FunctionalInterface
    public interface Cutter {
        List<byte[]> cut(int keyBytes) throws java.io.IOException;
    }

    /** The tasks of a job, in order of the records that they see. */
    public static List<Slice> of(Tasks tasks, Cutter cutter) throws java.io.IOException {
        if (tasks instanceof Tasks.Parts parts) {
            return parts.parts().stream().map(Slice::of).toList();
        }
        if (tasks instanceof Tasks.Numbers numbers) {
            List<Slice> slices = new ArrayList<>();
            for (int i = 0; i < numbers.count(); i++) {
                slices.add(new Slice(i, null, null));
            }
            return slices;
        }
        return between(
                tasks instanceof Tasks.Ranges ranges ? cutter.cut(ranges.keyBytes()) : ((Tasks.Cuts) tasks).keys());
    }

    private static Slice of(PartId part) {
        return new Slice(part.number(), key(RowId.firstOf(part)), key(RowId.endOf(part)));
    }

    private static byte[] key(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static List<Slice> between(List<byte[]> keys) {
        List<Slice> slices = new ArrayList<>();
        byte[] from = null;
        for (byte[] key : keys) {
            slices.add(new Slice(slices.size(), from, key));
            from = key;
        }
        slices.add(new Slice(slices.size(), from, null));
        return slices;
    }

    /** Position of the slice that a record is in; -1 if it is in none. */
    public static int find(List<Slice> slices, byte[] array, int offset, int length) {
        int low = 0;
        int high = slices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            byte[] from = slices.get(middle).from();
            if (from != null && Arrays.compareUnsigned(array, offset, offset + length, from, 0, from.length) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == 0) {
            return -1;
        }
        byte[] to = slices.get(low - 1).to();
        return to == null || Arrays.compareUnsigned(array, offset, offset + length, to, 0, to.length) < 0
                ? low - 1
                : -1;
    }
}
