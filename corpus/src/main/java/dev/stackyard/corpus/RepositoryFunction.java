package dev.stackyard.corpus;

/** The work of a {@link RepositoryStage} on one thread. Not thread-safe. */
public interface RepositoryFunction extends AutoCloseable {

    /**
     * Looks at one row.
     *
     * @param row valid during the call only
     */
    void observe(Row row);

    /** Writes one output row for every row observed since the last call, in the same order, and forgets them. */
    void finish(RowAppender out);

    @Override
    default void close() {}
}
