package dev.stackyard.cli.rows;

import dev.stackyard.corpus.PartId;

/**
 * Where a row is.
 *
 * @param index position in the part, from 0
 */
public record RowAddress(PartId part, long index) implements Comparable<RowAddress> {

    @Override
    public int compareTo(RowAddress other) {
        int byPart = part.compareTo(other.part);
        return byPart != 0 ? byPart : Long.compare(index, other.index);
    }
}
