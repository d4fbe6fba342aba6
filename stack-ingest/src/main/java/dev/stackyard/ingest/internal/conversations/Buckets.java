package dev.stackyard.ingest.internal.conversations;

import org.jspecify.annotations.Nullable;

/** Records by their first two bytes: what parts are cut between, and progress is counted by. */
final class Buckets {

    /** Above every bucket. */
    static final int COUNT = 1 << 16;

    private Buckets() {}

    /** The bucket of a record of at least two bytes. */
    static int of(byte[] record, int offset) {
        return ((record[offset] & 0xFF) << 8) | (record[offset + 1] & 0xFF);
    }

    /** What no record of an earlier bucket comes after; null for the end of all. */
    static byte @Nullable [] start(int bucket) {
        return bucket == COUNT ? null : new byte[] {(byte) (bucket >> 8), (byte) bucket};
    }
}
