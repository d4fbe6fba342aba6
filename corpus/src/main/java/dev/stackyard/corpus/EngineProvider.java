package dev.stackyard.corpus;

/** Finds an engine that is not built in: looked up with {@link java.util.ServiceLoader}, by the name of {@code --engine}. */
public interface EngineProvider {

    /** What {@code --engine} calls it. */
    String name();

    /**
     * Opens the engine; the caller closes what it returns.
     *
     * @param master where the cluster is, in the engine's own words; empty for its default
     * @param stages makes stages where the parts are done
     * @throws UserException if the cluster cannot be reached
     */
    OpenEngine open(String master, StageFactory stages, EngineSettings settings, Progress progress);

    /** An engine with whatever it holds open. */
    interface OpenEngine extends AutoCloseable {

        Engine engine();

        @Override
        void close();
    }
}
