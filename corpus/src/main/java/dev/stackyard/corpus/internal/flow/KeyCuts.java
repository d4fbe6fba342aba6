package dev.stackyard.corpus.internal.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds keys at which to cut tables into ranges of about equal size. The keys come from samples, so they depend on how the
 * records happen to lie; what is in a table must not depend on them.
 */
public final class KeyCuts {

    private record Sample(byte[] key, long bytes) {}

    private final int keyBytes;
    private final List<Sample> samples = new ArrayList<>();
    private long totalBytes;

    /** @param keyBytes first bytes that are never parted */
    public KeyCuts(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    /** Adds a record's beginning, with the bytes of records that it stands for. */
    public void add(byte[] record, long bytes) {
        byte[] key = record.length > keyBytes ? Arrays.copyOf(record, keyBytes) : record;
        int length = key.length;
        while (length > 0 && key[length - 1] == 0) {
            length--; // a shorter record is as if zeros followed
        }
        samples.add(new Sample(length == key.length ? key : Arrays.copyOf(key, length), bytes));
        totalBytes += bytes;
    }

    /** Bytes that all samples together stand for. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Keys for so many ranges at most; fewer if keys are equal. */
    public List<byte[]> cut(int ranges) {
        samples.sort((a, b) -> Arrays.compareUnsigned(a.key(), b.key()));
        List<byte[]> keys = new ArrayList<>();
        byte[] last = new byte[0];
        long sinceLast = 0;
        for (Sample sample : samples) {
            if (sinceLast >= totalBytes / ranges && Arrays.compareUnsigned(last, sample.key()) < 0) {
                keys.add(sample.key());
                last = sample.key();
                sinceLast = 0;
            }
            sinceLast += sample.bytes();
        }
        return keys;
    }
}
