package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;

/** The {@code signatures} layer: a MinHash signature per row, from which near duplicates are looked for. */
public final class SignaturesLayer {

    public static final String NAME = "signatures";

    /**
     * With {@link Method#VERIFIED} one byte per place ({@link MinHashKernel#sign}): band b is the bytes from {@code b * rows}
     * to {@code (b + 1) * rows}. Null for a stub and for text of nothing but white space, which are like nothing else. With
     * {@link Method#BIGCODE} twelve bytes per band, equal for texts that agree in all places of the band; null for a stub.
     */
    public static final Column<ByteSlice> SIGNATURE = Column.nullable(NAME, "signature", ColumnType.BYTES);

    public static final LayerSchema SCHEMA = LayerSchema.of(NAME, SIGNATURE);

    private SignaturesLayer() {}
}
