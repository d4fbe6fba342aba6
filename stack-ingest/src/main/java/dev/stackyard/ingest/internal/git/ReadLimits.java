package dev.stackyard.ingest.internal.git;

/**
 * How much memory the reading of one repository takes.
 *
 * @param largestInMemory objects with more bytes are streamed; also the largest tree that can be read
 * @param baseCacheBytes budget for the bases of deltas
 */
public record ReadLimits(int largestInMemory, long baseCacheBytes) {

    /** Trees and bases up to this size are read whole even if contents must be smaller. */
    private static final int SMALLEST_LIMIT = 32 << 20;

    private static final long BASE_CACHE_BYTES = 48L << 20;

    /** Limits that let contents of {@code maxFileBytes} be read whole. */
    public static ReadLimits forFilesUpTo(long maxFileBytes) {
        return new ReadLimits((int) Math.max(SMALLEST_LIMIT, Math.min(2 * maxFileBytes, 1 << 30)), BASE_CACHE_BYTES);
    }
}
