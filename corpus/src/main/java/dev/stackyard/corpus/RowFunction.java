package dev.stackyard.corpus;

/** The work of a {@link RowStage} on one thread. Not thread-safe; scratch memory is its own. */
@FunctionalInterface
public interface RowFunction extends AutoCloseable {

    /** Called before the first row of each repository. */
    default void beginRepository() {}

    /**
     * Fills {@code out} for one row.
     *
     * @param row valid during the call only
     */
    void apply(Row row, RowBuilder out);

    @Override
    default void close() {}
}
