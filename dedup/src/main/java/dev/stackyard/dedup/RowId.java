package dev.stackyard.dedup;

import dev.stackyard.corpus.PartId;

/** A row of the corpus as one number: the part's in the upper 30 bits, the row's position in it in the lower 33. */
final class RowId {

    private static final int INDEX_BITS = 33;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    private RowId() {}

    static long of(PartId part, long index) {
        if ((index & ~INDEX_MASK) != 0) {
            throw new IllegalArgumentException(part + " has more than 2^33 rows");
        }
        return firstOf(part) | index;
    }

    /** The number of a part's first row; no row of an earlier part has a greater one. */
    static long firstOf(PartId part) {
        return (long) part.number() << INDEX_BITS;
    }

    /** One more than the greatest number that a row of the part could have. */
    static long endOf(PartId part) {
        return (part.number() + 1L) << INDEX_BITS;
    }

    /** Position of the row in its part. */
    static long index(long row) {
        return row & INDEX_MASK;
    }
}
