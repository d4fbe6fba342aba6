package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.util.Arrays;

/**
 * One content's distinct shingle hashes, ascending, as they travel in tables: in chunks, each a record that ends with its
 * number (4 bytes) and its hashes (8 bytes each). Used again for one content after the other; thread-confined.
 */
final class ShingleSet {

    private static final int CHUNK_HASHES = 1 << 15;

    private long[] hashes = new long[1024];
    private int size;

    /** What each chunk's record begins with. */
    @FunctionalInterface
    interface Head {
        void put(RecordOutput out);
    }

    /** Takes the set of a text. */
    void take(ByteSlice text, Shingler shingler, ShingleSorter sorter) {
        int count = shingler.shingle(text.array(), text.offset(), text.length());
        size = sorter.sortDistinct(shingler.shingles(), count);
        if (hashes.length < size) {
            hashes = new long[size];
        }
        System.arraycopy(sorter.sorted(), 0, hashes, 0, size);
    }

    /** Puts the set, in one chunk at least. */
    void put(Head head, RecordOutput out) throws IOException {
        for (int from = 0; from == 0 || from < size; from += CHUNK_HASHES) {
            head.put(out);
            out.putInt(from / CHUNK_HASHES);
            for (int i = from; i < Math.min(size, from + CHUNK_HASHES); i++) {
                out.putLong(hashes[i]);
            }
            out.end();
        }
    }

    /** Reads the set of a rank from chunks in order, skipping those of lesser ranks. */
    void read(long rank, TableCursor chunks) throws IOException {
        size = 0;
        boolean there = chunks.length() > 0;
        while (!there || chunks.getLong(0) < rank) {
            there = chunks.next();
        }
        boolean more = true;
        while (more && chunks.getLong(0) == rank) {
            int count = (chunks.length() - 12) / 8;
            if (size + count > hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.max(size + count, 2 * hashes.length));
            }
            for (int i = 0; i < count; i++) {
                hashes[size++] = chunks.getLong(12 + 8 * i);
            }
            more = chunks.next();
        }
    }

    /** Counts how many hashes of a chunk, of a set read in order, are in this one. */
    final class Intersection {

        private int next;
        private int common;
        private long otherSize;

        void add(TableCursor chunk, int from) {
            int count = (chunk.length() - from) / 8;
            otherSize += count;
            int i = next;
            for (int k = 0; k < count && i < size; k++) {
                long hash = chunk.getLong(from + 8 * k);
                while (i < size && hashes[i] < hash) {
                    i++;
                }
                common += i < size && hashes[i] == hash ? 1 : 0;
            }
            next = i;
        }

        /** The Jaccard similarity once all chunks were added. */
        double similarity() {
            return (double) common / (size + otherSize - common);
        }
    }
}
