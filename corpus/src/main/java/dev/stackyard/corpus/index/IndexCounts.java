package dev.stackyard.corpus.index;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a scan counts, and how the index's rows are cut into files by it. Each task counts for itself. */
final class IndexCounts {

    /** What is counted (1 byte), where (8), how often (8). */
    static final TableShape SHAPE = TableShape.fixed("index-counts", 17);

    private static final int TYPES = ObjectType.values().length;

    private static final int ENTRIES = 0;
    private static final int REPOSITORIES = 1;
    private static final int CHECKED_TREES = 2;
    private static final int UNCHECKED_TREES = 3;

    /** Entries by type and first byte of the hash. */
    private final long[] entries = new long[TYPES << 8];
    /** Repositories by part. */
    private final SortedMap<Integer, Long> repositories = new TreeMap<>();

    private long checkedTrees;
    private long uncheckedTrees;

    void add(ObjectType type, ObjectHash hash) {
        entries[ObjectKey.code(type) << 8 | (int) (hash.first() >>> 56)]++;
    }

    void setRepositories(PartId part, long number) {
        repositories.put(part.number(), number);
    }

    void addTree(boolean checked) {
        checkedTrees += checked ? 1 : 0;
        uncheckedTrees += checked ? 0 : 1;
    }

    long checkedTrees() {
        return checkedTrees;
    }

    long uncheckedTrees() {
        return uncheckedTrees;
    }

    /** Number of the first repository of each part, by the part's number. */
    long[] firstRepositories() {
        long[] first = new long[repositories.isEmpty() ? 0 : repositories.lastKey() + 1];
        long next = 0;
        for (int part = 0; part < first.length; part++) {
            first[part] = next;
            next += repositories.getOrDefault(part, 0L);
        }
        return first;
    }

    void writeTo(RecordOutput out) throws IOException {
        for (int bucket = 0; bucket < entries.length; bucket++) {
            write(ENTRIES, bucket, entries[bucket], out);
        }
        for (Map.Entry<Integer, Long> part : repositories.entrySet()) {
            write(REPOSITORIES, part.getKey(), part.getValue(), out);
        }
        write(CHECKED_TREES, 0, checkedTrees, out);
        write(UNCHECKED_TREES, 0, uncheckedTrees, out);
    }

    private static void write(int what, long where, long number, RecordOutput out) throws IOException {
        if (number > 0) {
            out.putByte(what).putLong(where).putLong(number).end();
        }
    }

    /** The counts of all tasks. */
    static IndexCounts sum(Table written) throws IOException {
        IndexCounts sum = new IndexCounts();
        try (TableCursor cursor = written.read()) {
            while (cursor.next()) {
                int where = (int) cursor.getLong(1);
                long number = cursor.getLong(9);
                switch (cursor.getByte(0)) {
                    case ENTRIES -> sum.entries[where] += number;
                    case REPOSITORIES -> sum.repositories.merge(where, number, Long::sum);
                    case CHECKED_TREES -> sum.checkedTrees += number;
                    default -> sum.uncheckedTrees += number;
                }
            }
        }
        return sum;
    }

    /**
     * Some buckets of the sort, which become one file.
     *
     * @param from first bucket: the type's code, and the first byte of a hash
     * @param to the first that is in it no more
     */
    record Range(int number, int from, int to) implements Serializable {

        /** What its first records begin with. */
        byte[] key() {
            return new byte[] {(byte) (from >> 8), (byte) from};
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
        for (int bucket = 0; bucket < entries.length; bucket++) {
            long more = entries[bucket];
            if (rows > 0 && rows + more > fileRows) {
                ranges.add(new Range(ranges.size(), from, bucket));
                from = bucket;
                rows = 0;
            }
            rows += more;
        }
        ranges.add(new Range(ranges.size(), from, entries.length));
        return ranges;
    }
}
