package dev.stackyard.corpus;

/** Told how far a run is. Implementations are thread-safe and never fail. */
public interface Progress {

    /** Says nothing. */
    Progress NONE = new Progress() {
        @Override
        public Task begin(String name, long totalRows) {
            return (rows, bytes) -> {};
        }

        @Override
        public void note(String message) {}
    };

    /** One step of the run, until it is closed. */
    @FunctionalInterface
    interface Task extends AutoCloseable {

        /**
         * @param rows rows done since the last call
         * @param bytes bytes of text done since the last call
         */
        void advance(long rows, long bytes);

        @Override
        default void close() {}
    }

    /**
     * Begins a step.
     *
     * @param name what it does, such as {@code languages + quality + pii}
     * @param totalRows rows (or other units) that it will do; 0 if unknown
     */
    Task begin(String name, long totalRows);

    /** A line for the user that is no error: a repository skipped, say. */
    void note(String message);
}
