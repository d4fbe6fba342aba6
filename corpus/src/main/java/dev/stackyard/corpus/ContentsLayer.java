package dev.stackyard.corpus;

/** The {@code contents} layer: the original bytes of each row. Stages read them as UTF-8 through {@link Row#text}. */
public final class ContentsLayer {

    public static final String NAME = "contents";

    /** The original bytes; null for a stub. */
    public static final Column<ByteSlice> CONTENT = Column.nullable(NAME, "content", ColumnType.BYTES);

    public static final LayerSchema SCHEMA = LayerSchema.of(NAME, CONTENT);

    private ContentsLayer() {}
}
