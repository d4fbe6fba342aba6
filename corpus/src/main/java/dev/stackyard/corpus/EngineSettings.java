package dev.stackyard.corpus;

/**
 * What a user decides about a run that changes its time and memory, and its seed.
 *
 * @param threads threads on this machine, at least 1; changes no byte of the output
 * @param memoryBytes heap that a global stage or sink may hold at a time, at least 1 MiB; changes no byte of the output
 * @param seed the recipe's seed, from which everything random is derived
 */
public record EngineSettings(int threads, long memoryBytes, long seed) {

    private static final long MIN_MEMORY_BYTES = 1L << 20;
    private static final long DEFAULT_MIN_MEMORY_BYTES = 64L << 20;

    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        if (memoryBytes < MIN_MEMORY_BYTES) {
            throw new IllegalArgumentException("memory must be at least 1 MiB, not " + memoryBytes + " bytes");
        }
    }

    /** All processors, a quarter of the heap, seed 0. */
    public static EngineSettings defaults() {
        Runtime runtime = Runtime.getRuntime();
        long memoryBytes = Math.max(DEFAULT_MIN_MEMORY_BYTES, runtime.maxMemory() / 4);
        return new EngineSettings(runtime.availableProcessors(), memoryBytes, 0);
    }
}
