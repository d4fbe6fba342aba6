package dev.stackyard.corpus;

/**
 * A row of the corpus as one number: the part's in the upper 31 bits, the row's position in it in the lower 33. Ordered by part,
 * then by position; never negative. As the first eight bytes of a record, big-endian, it makes the record one of its part.
 */
public final class RowId {

    private static final int INDEX_BITS = 33;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    private RowId() {}

    /** @throws IllegalArgumentException if the position has more than 33 bits */
    public static long of(PartId part, long index) {
        if ((index & ~INDEX_MASK) != 0) {
            throw new IllegalArgumentException(part + " has more than 2^33 rows");
        }
        return firstOf(part) | index;
    }

    /** The number of a part's first row; no row of an earlier part has a greater one. */
    public static long firstOf(PartId part) {
        return (long) part.number() << INDEX_BITS;
    }

    /** One more than the greatest number that a row of the part could have. */
    public static long endOf(PartId part) {
        return (part.number() + 1L) << INDEX_BITS;
    }

    /** The part of a row. */
    public static PartId part(long row) {
        return new PartId((int) (row >>> INDEX_BITS));
    }

    /** Position of the row in its part. */
    public static long index(long row) {
        return row & INDEX_MASK;
    }
}
