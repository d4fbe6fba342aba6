package dev.stackyard.corpus.index;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What a scan counts, and how the index's rows are cut into files by it. Thread-safe. */
final class IndexCounts {

    private static final int TYPES = ObjectType.values().length;

    /** Entries by type and first byte of the hash. */
    private final AtomicLongArray entries = new AtomicLongArray(TYPES << 8);
    /** Repositories by part. */
    final AtomicIntegerArray repositories;

    final AtomicLong checkedTrees = new AtomicLong();
    final AtomicLong uncheckedTrees = new AtomicLong();

    IndexCounts(int parts) {
        this.repositories = new AtomicIntegerArray(parts);
    }

    void add(ObjectType type, ObjectHash hash) {
        entries.incrementAndGet(ObjectKey.code(type) << 8 | (int) (hash.first() >>> 56));
    }

    /**
     * Some buckets of the sort, which become one file.
     *
     * @param from first bucket: the type's code, and the first byte of a hash
     * @param to the first that is in it no more
     */
    record Range(int number, int from, int to) {

        byte[] fromKey() {
            return key(from);
        }

        byte[] toKey() {
            return key(to);
        }

        private static byte[] key(int bucket) {
            return new byte[] {(byte) (bucket >> 8), (byte) bucket};
        }

        /** What its first identifiers begin with, such as {@code swh:1:cnt:a0}. */
        String prefix() {
            return String.format(
                    java.util.Locale.ROOT,
                    "swh:1:%s:%02x",
                    ObjectKey.type(from >> 8).tag(),
                    from & 0xFF);
        }
    }

    /** Cuts the entries into files: the same for the same entries. At least one. */
    List<Range> ranges(long fileRows) {
        List<Range> ranges = new ArrayList<>();
        int from = 0;
        long rows = 0;
        for (int bucket = 0; bucket < entries.length(); bucket++) {
            long more = entries.get(bucket);
            if (rows > 0 && rows + more > fileRows) {
                ranges.add(new Range(ranges.size(), from, bucket));
                from = bucket;
                rows = 0;
            }
            rows += more;
        }
        ranges.add(new Range(ranges.size(), from, entries.length()));
        return ranges;
    }
}
